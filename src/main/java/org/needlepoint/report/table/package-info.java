/**
 * Tables as a journal prints them: one immutable {@link org.needlepoint.report.table.PrintedTable}, written as HTML, CSV,
 * LaTeX and DOCX, and numbers in the forms that authors and editors expect.
 *
 * <p>Nothing is computed here. A table holds finished texts, and each cell may name the datum it was taken from.
 */
package org.needlepoint.report.table;
