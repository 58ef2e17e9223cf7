package org.needlepoint.phantom;

import org.needlepoint.geometry.Vector3;

/**
 * Where the patient lies in the CT, compared with the MR: p_ct = R (p_mr − target point) + targetInCtMm.
 *
 * @param rotationDeg rotation vector of R: axis (LPS) times angle, degrees
 * @param targetInCtMm where the target point lies in the CT frame, LPS mm
 */
public record PoseRecipe(Vector3 rotationDeg, Vector3 targetInCtMm) {}
