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
 * @param prominence volume of the part that stands out of the skin, mm³; where there is no skin, contrast against the surroundings
 */
record Seed(double column, double row, double slice, double outwardColumn, double outwardRow, double prominence) {}
