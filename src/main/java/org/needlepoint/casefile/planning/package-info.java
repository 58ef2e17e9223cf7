/**
 * The decisions of a planning session: what the user chose, placed, drew, noted and acknowledged, and the folder that they are
 * saved in. Nothing that can be computed is here; the numbers are computed again from the images and these decisions.
 *
 * <p>{@link org.needlepoint.casefile.planning.CaseFolder} opens a folder for one program alone,
 * {@link org.needlepoint.casefile.planning.AutoSaver} keeps every change, {@code docs/case-file.md} describes the files.
 */
package org.needlepoint.casefile.planning;
