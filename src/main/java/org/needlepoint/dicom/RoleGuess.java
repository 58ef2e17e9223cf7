package org.needlepoint.dicom;

/**
 * A role and what led to it.
 *
 * @param role role
 * @param reason the attribute and value that decided, for people
 */
public record RoleGuess(SeriesRole role, String reason) {}
