package org.needlepoint.dicom;

/**
 * A DICOM object that a result was computed from.
 *
 * @param sopInstanceUid SOP Instance UID; empty if the file has none
 * @param file name relative to the path that was read
 * @param sha256 SHA-256 of the whole file, hexadecimal
 */
public record InputObject(String sopInstanceUid, String file, String sha256) {}
