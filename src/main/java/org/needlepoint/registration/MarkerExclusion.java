package org.needlepoint.registration;

import org.needlepoint.geometry.Vector3;

/**
 * What leaving a marker out of a fit does at the needle tip.
 *
 * @param label the marker left out
 * @param tipMoveMm where the tip lies without the marker minus where it lies with it, MR axes, mm
 * @param atTip predicted error at the tip without the marker
 */
public record MarkerExclusion(String label, Vector3 tipMoveMm, TargetError atTip) {}
