package org.needlepoint.geometry;

/**
 * A point of a plane, in the plane's own coordinates; the owner says what they are (mm, or pixels).
 *
 * @param u first coordinate
 * @param v second coordinate
 */
public record Point2(double u, double v) {}
