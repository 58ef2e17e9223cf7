package org.needlepoint.fiducial;

/**
 * A place where a marker may be, before any fit.
 *
 * @param column column, full resolution
 * @param row row, full resolution
 * @param slice slice
 * @param outwardColumn component of the outward direction along the columns' direction; 0 with
 *     {@code outwardRow} = 0 where there is no skin
 * @param outwardRow component along the rows' direction
 * @param volumeMm3 volume of the part that stands out, mm³
 */
record Seed(double column, double row, double slice, double outwardColumn, double outwardRow, double volumeMm3) {}
