package org.needlepoint.image;

/**
 * A place in a voxel grid in units of voxels; 0 is the centre of the first voxel, so a voxel spans ±0.5.
 *
 * @param column along a row of pixels (DICOM: the direction of the first three values of Image Orientation)
 * @param row down a column of pixels
 * @param slice along the stack
 */
public record ContinuousIndex(double column, double row, double slice) {}
