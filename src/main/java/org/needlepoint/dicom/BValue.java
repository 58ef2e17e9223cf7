package org.needlepoint.dicom;

/**
 * A diffusion weighting and where it was found.
 *
 * @param value s/mm²; a pseudo-zero that a scanner uses as a label has become 0
 * @param source attribute and stored value, for people and provenance
 * @param fromText whether it was only found in a name, which may mislead
 */
public record BValue(double value, String source, boolean fromText) {}
