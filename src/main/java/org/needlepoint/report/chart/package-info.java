/**
 * Figures as a journal prints them: drawn once on a {@link org.needlepoint.report.chart.Canvas}, written as SVG, PDF and
 * PNG with the same lines and letters.
 *
 * <p>Colours are those of M. Okabe and K. Ito (jfly.uni-koeln.de/color, 2008), told apart by people with colour-blindness;
 * shapes and dashes tell the same groups apart in grey. Lengths on a canvas are points (1/72 inch), sizes of figures are
 * millimetres. Charts take plain numbers and refuse what cannot be: a figure that contradicts itself is not drawn.
 */
package org.needlepoint.report.chart;
