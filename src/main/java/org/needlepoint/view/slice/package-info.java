/**
 * Slices as pictures: any plane through any volume, windows and colours, CT and MR fused, the values under a pixel, and what is
 * drawn on top.
 *
 * <p>Pure Java, no screen. A picture is made from a {@link org.needlepoint.view.slice.SlicePlane}, which says where each
 * pixel lies in the patient, and {@link org.needlepoint.view.slice.Layer}s, which say what is shown there.
 * {@link org.needlepoint.view.slice.SliceCompositor} draws one stack of layers into a new picture,
 * {@link org.needlepoint.view.slice.FusionCompositor} two stacks into the caller's pixels as a
 * {@link org.needlepoint.view.slice.Fusion} says. {@link org.needlepoint.view.slice.SliceOrientation} and
 * {@link org.needlepoint.view.slice.SliceSteps} turn and scroll planes. Marks are made as numbers by
 * {@link org.needlepoint.view.slice.SliceOverlay}, for screens and reports alike.
 */
package org.needlepoint.view.slice;
