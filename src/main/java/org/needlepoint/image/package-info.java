/**
 * Voxel grids, volumes and interpolation.
 *
 * <p>{@link org.needlepoint.image.VoxelGrid} alone knows DICOM's half pixel and row-spacing-first order; everything
 * else speaks of columns, rows, slices and patient millimetres.
 */
package org.needlepoint.image;
