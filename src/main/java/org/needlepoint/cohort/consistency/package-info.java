/**
 * Whether published figures can hold together: counts, percentages, means, quartiles, areas under curves and tests, each
 * compared with what rounding and arithmetic allow.
 */
package org.needlepoint.cohort.consistency;
