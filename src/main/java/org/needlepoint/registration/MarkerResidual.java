package org.needlepoint.registration;

import org.needlepoint.geometry.Vector3;

/**
 * How far one marker lies from where the fit puts it.
 *
 * @param label the marker
 * @param residualMm found in MR minus predicted from CT, in the axes of the MR frame, mm
 * @param lengthMm its Euclidean length, mm
 * @param chiSquare the residual in units of its own covariance (stated error minus what the fit absorbed), squared: large
 *     for a marker that slipped
 * @param degreesOfFreedom directions in which this residual is free, 0 to 3
 * @param pValue chance of a larger value if the stated errors are right
 */
public record MarkerResidual(
        String label, Vector3 residualMm, double lengthMm, double chiSquare, int degreesOfFreedom, double pValue) {}
