/**
 * Statistical tests and estimates as immutable objects with named results.
 *
 * <p>Data enter as {@link org.needlepoint.statistics.Sample}s and {@link org.needlepoint.statistics.BinaryOutcome}s,
 * which know their names and hold finite numbers only; data for which a statistic is not defined are refused with a
 * {@link org.needlepoint.statistics.StatisticsProblem} and never answered with NaN. All p-values are two-sided. Each
 * class states its formula and source; {@code docs/statistics.md} lists them with the R function each equals.
 */
package org.needlepoint.statistics;
