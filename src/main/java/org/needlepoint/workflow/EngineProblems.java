package org.needlepoint.workflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.needlepoint.casefile.CaseFileProblem;
import org.needlepoint.casefile.planning.CaseFolderProblem;
import org.needlepoint.cohort.CohortProblem;
import org.needlepoint.cohort.eligibility.EligibilityProblem;
import org.needlepoint.dicom.DicomProblem;
import org.needlepoint.fiducial.FiducialProblem;
import org.needlepoint.needle.NeedleProblem;
import org.needlepoint.pathology.PathologyProblem;
import org.needlepoint.problem.Problem;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.registration.RegistrationProblem;
import org.needlepoint.registration.intensity.IntensityProblem;
import org.needlepoint.report.ReportProblem;
import org.needlepoint.spectroscopy.SpectroscopyProblem;
import org.needlepoint.wording.Template;
import org.needlepoint.workflow.session.WorkflowProblem;

/**
 * Problems in Chinese: what happened and what to do about it. The English words stand in the enums of problems and nowhere
 * else; the Chinese ones in {@code problem_zh_CN.properties}, as {@code problem.<enum>.<constant>.message} and {@code .remedy},
 * with the same places.
 */
public final class EngineProblems {
    private static final ResourceBundle CHINESE = EngineWordings.bundle("problem");
    /** Those of one case and one cohort, which warnings, reports and other problems repeat. */
    private static final List<Problem> REPEATED = Stream.<Problem[]>of(
                    DicomProblem.values(),
                    SpectroscopyProblem.values(),
                    FiducialProblem.values(),
                    RegistrationProblem.values(),
                    IntensityProblem.values(),
                    NeedleProblem.values(),
                    PathologyProblem.values(),
                    CaseFileProblem.values(),
                    CaseFolderProblem.values(),
                    WorkflowProblem.values(),
                    ReportProblem.values(),
                    CohortProblem.values(),
                    EligibilityProblem.values())
            .flatMap(Stream::of)
            .toList();

    private EngineProblems() {}

    /**
     * What happened.
     *
     * @param e problem
     * @return message in Chinese; in English if the problem is none of the program's own
     */
    public static String message(ProblemException e) {
        return said(e, ".message", e.getMessage());
    }

    /**
     * What the user can do about it.
     *
     * @param e problem
     * @return remedy in Chinese; in English if the problem is none of the program's own
     */
    public static String remedy(ProblemException e) {
        return said(e, ".remedy", e.remedy());
    }

    private static String said(ProblemException e, String ending, String english) {
        String key = key(e.problem()) + ending;
        if (!CHINESE.containsKey(key)) {
            return english;
        }
        String template = CHINESE.getString(key);
        List<String> said = new ArrayList<>();
        for (String part : e.parts()) {
            String other = EngineWordings.chinese().say(part);
            if (!other.equals(part)) {
                template = closed(template, "{" + said.size() + "}", other);
            }
            said.add(other);
        }
        return Template.fill(template, said.toArray());
    }

    /** Without the space between two ideographs that meet where a part stands. */
    private static String closed(String template, String place, String part) {
        String quoted = Pattern.quote(place);
        String out = template;
        if (Character.isIdeographic(part.codePointAt(0))) {
            out = out.replaceAll("(?<=\\p{IsHan}) (?=" + quoted + ")", "");
        }
        if (Character.isIdeographic(part.codePointBefore(part.length()))) {
            out = out.replaceAll("(?<=" + quoted + ") (?=\\p{IsHan})", "");
        }
        return out;
    }

    private static String key(Problem p) {
        Class<?> type = p instanceof Enum<?> constant ? constant.getDeclaringClass() : p.getClass();
        return "problem." + type.getSimpleName() + "." + p.name();
    }

    /** English templates that other sentences repeat, each with the Chinese one. */
    static Map<String, String> sentences() {
        Map<String, String> out = new HashMap<>();
        for (Problem p : REPEATED) {
            out.putIfAbsent(p.message(), CHINESE.getString(key(p) + ".message"));
            out.putIfAbsent(p.remedy(), CHINESE.getString(key(p) + ".remedy"));
        }
        return out;
    }
}
