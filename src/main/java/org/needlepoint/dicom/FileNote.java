package org.needlepoint.dicom;

/**
 * A file that is not part of any series, and why.
 *
 * @param file name relative to the path that was read
 * @param problem kind of trouble
 * @param text what it is, to follow the name in a sentence
 */
public record FileNote(String file, DicomProblem problem, String text) {}
