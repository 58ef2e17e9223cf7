package org.needlepoint.workflow.session;

import org.needlepoint.casefile.planning.Hazard;

/**
 * A hazard found in the images.
 *
 * @param hazard what it is
 * @param evidence the values that differ, with the images they come from
 * @param acknowledged whether a person has acknowledged this evidence
 */
public record HazardFinding(Hazard hazard, String evidence, boolean acknowledged) {}
