package org.needlepoint.ui.text;

import org.needlepoint.problem.ProblemException;
import org.needlepoint.workflow.EngineProblems;

/** What a problem says, in the language of the window. Files, logs and the command line stay English. */
public final class ProblemText {
    private ProblemText() {}

    /**
     * What happened.
     *
     * @param e problem
     * @return one sentence in the language of the window
     */
    public static String message(ProblemException e) {
        return EngineTexts.english() ? e.getMessage() : EngineProblems.message(e);
    }

    /**
     * What the user can do about it.
     *
     * @param e problem
     * @return one sentence or a few, in the language of the window
     */
    public static String remedy(ProblemException e) {
        return EngineTexts.english() ? e.remedy() : EngineProblems.remedy(e);
    }

    /**
     * What happened and what to do about it, in one paragraph.
     *
     * @param e problem
     * @return sentences in the language of the window
     */
    public static String whole(ProblemException e) {
        return Texts.get("shell.sentences", message(e), remedy(e));
    }
}
