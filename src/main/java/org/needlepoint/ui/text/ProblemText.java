package org.needlepoint.ui.text;

import org.needlepoint.problem.Problem;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.wording.Template;

/**
 * What a problem says, in the language of the window. The English words stand in the enums of problems and nowhere else; the
 * Chinese ones in {@code problem_zh_CN.properties}, as {@code problem.<enum>.<constant>.message} and {@code .remedy}, with
 * the same places. Files, logs and the command line stay English.
 */
public final class ProblemText {
    private ProblemText() {}

    /**
     * What happened.
     *
     * @param e problem
     * @return one sentence in the language of the window
     */
    public static String message(ProblemException e) {
        return said(e, ".message", e.getMessage());
    }

    /**
     * What the user can do about it.
     *
     * @param e problem
     * @return one sentence or a few, in the language of the window
     */
    public static String remedy(ProblemException e) {
        return said(e, ".remedy", e.remedy());
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

    private static String said(ProblemException e, String ending, String english) {
        return Texts.translation("problem." + name(e.problem()) + ending)
                .map(t -> Template.fill(t, e.parts().toArray()))
                .orElse(english);
    }

    private static String name(Problem p) {
        Class<?> type = p instanceof Enum<?> constant ? constant.getDeclaringClass() : p.getClass();
        return type.getSimpleName() + "." + p.name();
    }
}
