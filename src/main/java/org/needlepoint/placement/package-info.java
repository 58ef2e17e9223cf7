/**
 * Where to put skin markers before the scan: the body's outline, what a layout of capsules will achieve at the target, and a
 * better layout.
 *
 * <p>The body has a frame of its own, {@link org.needlepoint.placement.BodyOutline#BODY}: x to the patient's left, y to the back,
 * z to the head, mm, like DICOM's LPS; its origin is wherever the outline's is.
 */
package org.needlepoint.placement;
