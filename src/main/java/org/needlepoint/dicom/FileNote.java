package org.needlepoint.dicom;

/**
 * A file that is not part of any series, and why.
 *
 * @param file name relative to the path that was read
 * @param problem kind of trouble
 * @param text what it is, to follow the name in a sentence
 */
public record FileNote(String file, DicomProblem problem, String text) {

    /** From a sentence, which may begin with the file's name. */
    static FileNote of(String file, DicomProblem problem, String sentence) {
        return new FileNote(
                file, problem, sentence.startsWith(file + " ") ? sentence.substring(file.length() + 1) : sentence);
    }
}
