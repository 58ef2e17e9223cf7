/**
 * Results as people read them: the report as HTML and PDF, and tables as CSV.
 *
 * <p>Everything is taken from a {@link org.needlepoint.casefile.CaseResult}; nothing is measured here.
 * Pictures come in finished, as {@link org.needlepoint.report.Figure}s.
 */
package org.needlepoint.report;
