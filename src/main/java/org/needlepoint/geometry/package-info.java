/**
 * Frames, points, vectors, rotations, rigid transforms, covariances and planar polygons.
 *
 * <p>Everything is in DICOM patient coordinates, LPS (x to the patient's left, y to posterior, z to the
 * head), in millimetres; angles are radians (DICOM PS3.3 C.7.6.2.1.1). Every point knows its frame of
 * reference; arithmetic across frames is refused with {@link org.needlepoint.geometry.FrameMismatchException}.
 * All types are immutable.
 */
package org.needlepoint.geometry;
