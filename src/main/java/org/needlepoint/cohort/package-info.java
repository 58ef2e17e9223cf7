/**
 * A cohort of measured cases: its table read and checked, and the analyses of a study of imaging markers against grade
 * and Ki-67 (Xu N et al., Front Oncol 15 (2025) 1606942): readers, group comparisons, ROC, correlation, baseline.
 *
 * <p>Values are in the units of the table: ADC in 10⁻³ mm²/s, Ki-67 in per cent, lengths in millimetres.
 */
package org.needlepoint.cohort;
