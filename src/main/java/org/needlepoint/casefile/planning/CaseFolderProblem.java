package org.needlepoint.casefile.planning;

import org.needlepoint.problem.Problem;
import org.needlepoint.problem.ProblemKind;

/** What can go wrong with saved cases. */
public enum CaseFolderProblem implements Problem {
    /** {0} folder. */
    CASE_MISSING(
            ProblemKind.NO_INPUT,
            "{0} holds no saved case (case.json).",
            "Choose the folder that a case was saved in; a folder of DICOM files is opened as a new case."),
    /** {0} folder. */
    CASE_EXISTS(
            ProblemKind.OUTPUT,
            "{0} already holds a saved case.",
            "Open that case, or save this one in another folder. Nothing was changed."),
    /** {0} folder, {1} why. */
    CASE_NOT_READABLE(
            ProblemKind.BAD_FILE,
            "The case in {0} cannot be read: {1}.",
            "Check that the folder is there and may be read; if it lies on a network drive, that the drive is connected."),
    /** {0} file, {1} place in it, {2} what is wrong. */
    CASE_MALFORMED(
            ProblemKind.BAD_FILE,
            "The case file {0} is malformed at {1}: {2}.",
            "Correct it after docs/case-file.md, or put back the version before it, .needlepoint/previous.json."),
    /** {0} file, {1} what it says it is. */
    NOT_A_CASE(
            ProblemKind.BAD_FILE,
            "{0} is not a Needlepoint case: it says \"{1}\".",
            "Choose a folder whose case.json begins with the schema needlepoint-case."),
    /** {0} file, {1} version of the file, {2} newest version that can be read. */
    CASE_NEWER(
            ProblemKind.BAD_FILE,
            "{0} was written by a newer Needlepoint: it has format {1}, this program reads up to {2}.",
            "Open it with the newer program, or update this one. The file was not changed."),
    /** {0} folder, {1} who. */
    CASE_LOCKED(
            ProblemKind.OUTPUT,
            "The case {0} is open already: {1}.",
            "Close it there first, or open a copy, which is saved in another folder."),
    /** {0} folder, {1} who. */
    CASE_OPEN_ELSEWHERE(
            ProblemKind.OUTPUT,
            "The case {0} was opened on another computer and not closed there: {1}.",
            "Close it there first. Take it over only if that computer has crashed or been switched off; the work that it"
                    + " saved is kept."),
    /** {0} folder, {1} who. */
    CASE_TAKEN_OVER(
            ProblemKind.OUTPUT,
            "The case {0} was taken over by {1}; nothing more is written there.",
            "Your work is still in this window: save it in another folder."),
    /** {0} folder, {1} why. */
    CASE_NOT_WRITABLE(
            ProblemKind.OUTPUT,
            "The case cannot be saved in {0}: {1}.",
            "Make room or make the folder writable, or save the case in another folder. Nothing is lost while this window"
                    + " stays open; saving is tried again by itself."),
    /** {0} folder. */
    CASE_FOLDER_GONE(
            ProblemKind.OUTPUT,
            "The case folder {0} is no longer there.",
            "Connect the drive again, or save the case in another folder. Nothing is lost while this window stays open."),
    /** {0} file, {1} why. */
    LIST_NOT_USABLE(
            ProblemKind.OUTPUT,
            "The list of recent cases, {0}, cannot be used: {1}.",
            "Make the file readable and writable. Cases are opened and saved without the list all the same."),
    /** {0} file, {1} why. */
    SETTINGS_NOT_USABLE(
            ProblemKind.OUTPUT,
            "The settings of the window, {0}, cannot be used: {1}.",
            "Make the file readable and writable. Everything works without it, but theme, language and keys are not kept.");

    private final ProblemKind kind;
    private final String message;
    private final String remedy;

    CaseFolderProblem(ProblemKind kind, String message, String remedy) {
        this.kind = kind;
        this.message = message;
        this.remedy = remedy;
    }

    @Override
    public ProblemKind kind() {
        return kind;
    }

    @Override
    public String message() {
        return message;
    }

    @Override
    public String remedy() {
        return remedy;
    }
}
