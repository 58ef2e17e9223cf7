package org.needlepoint.phantom;

import org.needlepoint.geometry.Vector3;

/**
 * The mass. Local axes: x outward from the axis of the body part, y along the skin (toward increasing azimuth), z toward
 * the head. The target point, where the middle of the core will lie, is the local origin.
 *
 * @param azimuthDeg direction of the target point from the axis of the body part, degrees from patient left toward
 *     posterior: −90 is anterior
 * @param depthMm depth of the target point below the skin, mm
 * @param semiAxesMm half diameters of the mass, mm
 * @param offsetMm centre of the mass from the target point, mm
 * @param cellularSemiAxesMm half diameters of the cell-rich part, mm
 * @param cellularOffsetMm its centre from the target point, mm
 * @param necrosisSemiAxesMm half diameters of the necrotic part, mm; 0 for none
 * @param necrosisOffsetMm its centre from the target point, mm
 * @param roughness relative standard deviation of the radius of every border
 * @param oedemaMm thickness of oedema around the mass, mm
 * @param bulgeMm how far the mass lifts the skin, mm
 */
public record TumourRecipe(
        double azimuthDeg,
        double depthMm,
        Vector3 semiAxesMm,
        Vector3 offsetMm,
        Vector3 cellularSemiAxesMm,
        Vector3 cellularOffsetMm,
        Vector3 necrosisSemiAxesMm,
        Vector3 necrosisOffsetMm,
        double roughness,
        double oedemaMm,
        double bulgeMm) {}
