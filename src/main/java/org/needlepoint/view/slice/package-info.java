/**
 * Slices as pictures: any plane through any volume, windows and colours, CT laid over MR, and what is drawn on top.
 *
 * <p>Pure Java, no screen. A picture is made from a {@link org.needlepoint.view.slice.SlicePlane}, which says where each
 * pixel lies in the patient, and {@link org.needlepoint.view.slice.Layer}s, which say what is shown there.
 */
package org.needlepoint.view.slice;
