/**
 * The decisions of a planning session: what the user chose, placed, drew, noted and acknowledged. Nothing that can be
 * computed is here; the numbers are computed again from the images and these decisions.
 */
package org.needlepoint.casefile.planning;
