/**
 * Reference files of the statistics: JSON with input columns and the results another program computed from them.
 *
 * <p>{@link org.needlepoint.statistics.reference.ReferenceFile} reads one, recomputes every result it knows and tells
 * the differences, and which entries it does not know. The format is described in {@code docs/statistics.md}.
 */
package org.needlepoint.statistics.reference;
