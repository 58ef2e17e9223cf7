package org.needlepoint.workflow;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.needlepoint.casefile.AtomicFolder;
import org.needlepoint.cohort.store.CohortStore;
import org.needlepoint.cohort.store.MeasuredCases;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.problem.ProblemKind;
import org.needlepoint.work.Progress;
import org.needlepoint.workflow.session.RecordedSettings;
import org.needlepoint.workflow.session.SeriesEntry;
import org.needlepoint.workflow.session.SessionSnapshot;
import org.needlepoint.workflow.session.SoftwareVersion;

/**
 * Measures a case for a study: the measurement goes into the store, and so does a refusal, so that the study counts it
 * without anybody typing it. The measurement itself and its refusal are what {@link MeasureCase} makes of them.
 */
public final class MeasureIntoStore {
    /** Refusals that tell of the case, as against settings, the disk or the user. */
    private static final Set<ProblemKind> OF_THE_CASE = EnumSet.of(
            ProblemKind.BAD_FILE,
            ProblemKind.MISSING_SERIES,
            ProblemKind.AMBIGUOUS_INPUT,
            ProblemKind.WRONG_PATIENT,
            ProblemKind.MIXED_FRAMES,
            ProblemKind.BAD_GEOMETRY,
            ProblemKind.MISSING_SLICES,
            ProblemKind.MARKERS,
            ProblemKind.REGISTRATION,
            ProblemKind.NEEDLE,
            ProblemKind.CORE,
            ProblemKind.DIFFUSION,
            ProblemKind.SPECTROSCOPY,
            ProblemKind.CONTRADICTION);

    /** Shorter parts of names and IDs occur in other words. */
    private static final int SHORTEST_TELLING = 3;

    private static final int LONGEST = 10_000;

    private final MeasureCase job;
    private final StoreTarget target;
    private final String caseId;
    private final int coreNo;

    /**
     * Makes the job.
     *
     * @param job the measurement
     * @param target store, with its key
     * @param caseId name of the case; empty for the name of the input
     * @param coreNo number of the core within the case
     */
    public MeasureIntoStore(MeasureCase job, StoreTarget target, Optional<String> caseId, int coreNo) {
        this.job = job;
        this.target = target;
        this.caseId = caseId.orElseGet(() -> String.valueOf(
                job.settings().decisions().input().toAbsolutePath().normalize().getFileName()));
        this.coreNo = coreNo;
    }

    /**
     * Measures, writes and enters.
     *
     * @param notes takes a line that says what became of a refusal; it is called before the refusal is thrown
     * @param progress where progress is reported
     * @return the outcome
     * @throws ProblemException the refusal of the measurement, whether it could be recorded or not; or, after a measurement
     *     that is written already, why the store did not take it
     */
    public MeasureCase.Outcome run(Consumer<String> notes, Progress progress) throws ProblemException {
        AtomicFolder.check(job.settings().output());
        // A store that cannot be opened is told before the work, not after.
        target.open().close();
        SessionSnapshot measured = job.attempt(progress.part(0, 0.75));
        MeasureCase.Outcome outcome;
        try {
            outcome = job.finish(measured, progress.part(0.75, 1));
        } catch (ProblemException e) {
            if (OF_THE_CASE.contains(e.problem().kind())) {
                notes.accept(record(e, measured));
            }
            throw e;
        }
        List<String> summary = new ArrayList<>(outcome.summary());
        summary.add(AddMeasuredCase.run(target, outcome.output(), Optional.of(caseId), coreNo, Optional.empty(), 1));
        return new MeasureCase.Outcome(outcome.output(), summary);
    }

    private String record(ProblemException e, SessionSnapshot measured) {
        Set<String> ids = new TreeSet<>();
        Set<String> telling = new TreeSet<>();
        for (SeriesEntry s : measured.study().value().orElse(List.of())) {
            if (!s.patientId().isBlank()) {
                ids.add(s.patientId().strip());
                telling.add(s.patientId().strip());
            }
            telling.addAll(List.of(s.patient().split("[\\^=, ]+")));
        }
        int exitCode = e.problem().kind().exitCode();
        try (CohortStore store = target.open()) {
            MeasuredCases.refuse(
                    store,
                    caseId,
                    ids.size() == 1 ? ids.stream().findFirst() : Optional.empty(),
                    exitCode,
                    message(e, telling),
                    Instant.now(),
                    SoftwareVersion.version(),
                    Optional.of(shortened(neutral(settings(), telling))));
            return caseId + ": refusal with exit code " + exitCode + " recorded in " + target.store();
        } catch (ProblemException failed) {
            return caseId + ": the refusal could NOT be recorded in " + target.store() + ": " + failed.getMessage()
                    + " Enter it with ./needlepoint store refuse.";
        }
    }

    private String message(ProblemException e, Set<String> telling) {
        if (e.problem().kind() == ProblemKind.WRONG_PATIENT) {
            // The message itself names both.
            return "The images may be of more than one patient or of another one.";
        }
        String input =
                job.settings().decisions().input().toAbsolutePath().normalize().toString();
        String given = job.settings().decisions().input().toString();
        return shortened(neutral(e.getMessage().replace(input, "INPUT").replace(given, "INPUT"), telling));
    }

    /** Settings without paths, which may name patients. */
    private String settings() {
        List<String> out = new ArrayList<>();
        for (Map.Entry<String, String> s :
                RecordedSettings.toMap(job.settings()).entrySet()) {
            if (!s.getKey().equals("input")) {
                boolean path = s.getValue().contains("/") || s.getValue().contains("\\");
                out.add(s.getKey() + "=" + (path ? Path.of(s.getValue()).getFileName() : s.getValue()));
            }
        }
        return String.join("; ", out);
    }

    /** The text without names and IDs of the images' patients. */
    private static String neutral(String text, Set<String> telling) {
        String out = text;
        for (String word : telling) {
            if (word.length() >= SHORTEST_TELLING) {
                out = Pattern.compile(Pattern.quote(word), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                        .matcher(out)
                        .replaceAll(Matcher.quoteReplacement("[patient]"));
            }
        }
        return out.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", " ");
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
