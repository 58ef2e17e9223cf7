package org.needlepoint.casefile.planning;

/** How ADC is computed from more than two b-values; with two all are the same. */
public enum AdcFitChoice {
    /** Least squares of the logarithm, unweighted. */
    LOG_LINEAR,
    /** Least squares of the logarithm, weighted by the squared signal. */
    WEIGHTED_LOG_LINEAR,
    /** Least squares of the signal. */
    NON_LINEAR
}
