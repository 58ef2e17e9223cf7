package org.needlepoint.pathology;

/**
 * The core and the surgical specimen of one case.
 *
 * @param caseId case
 * @param core what the core needle specimen shows
 * @param surgery what the surgical specimen shows: the reference
 */
public record SpecimenPair(String caseId, SpecimenFinding core, SpecimenFinding surgery) {}
