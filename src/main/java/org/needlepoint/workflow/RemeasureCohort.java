package org.needlepoint.workflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.needlepoint.casefile.AtomicFolder;
import org.needlepoint.casefile.CaseFileProblem;
import org.needlepoint.casefile.CaseResult;
import org.needlepoint.casefile.CaseResultJson;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.report.Column;
import org.needlepoint.report.ResultColumns;
import org.needlepoint.work.Progress;
import org.needlepoint.workflow.session.MeasureSettings;
import org.needlepoint.workflow.session.RecordedSettings;
import org.needlepoint.workflow.session.WorkflowProblem;

/**
 * Measures every case of a cohort again from its inputs, with the settings that its record names, and says what came out
 * otherwise and why. Nothing of the cohort is changed.
 */
public final class RemeasureCohort {
    private static final String RESULT = "result.json";
    /** Depth to which a cohort's folders are searched for results. */
    private static final int DEEPEST = 8;
    /** Numbers that differ by less than this, relatively, are the same: rounding in another Java runtime. */
    private static final double SAME = 1e-9;

    /** Columns that tell of the act of measuring; versions are named as a cause. */
    private static final Set<String> OF_THE_ACT = Set.of("created_at", "software_version");

    private final List<RemeasuredCase> cases;

    private RemeasureCohort(List<RemeasuredCase> cases) {
        this.cases = List.copyOf(cases);
    }

    /**
     * Measures again.
     *
     * @param cohort folder with the cases' {@code result.json}, in any folders, or one such file
     * @param inputs folder that holds the cases' images by case name, if they are no longer where they were measured
     * @param output folder for the new results and the table of changes, if they are wanted
     * @param progress where progress is reported; cancelling leaves nothing behind
     * @return what changed
     * @throws ProblemException if there is no result, or the output cannot be written; a case that cannot be measured again
     *     is part of the outcome
     */
    public static RemeasureCohort run(Path cohort, Optional<Path> inputs, Optional<Path> output, Progress progress)
            throws ProblemException {
        if (output.isPresent()) {
            AtomicFolder.check(output.get());
        }
        List<Path> files = results(cohort);
        List<RemeasuredCase> cases = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            double start = (double) i / files.size();
            progress.report(
                    start, WorkflowWording.MEASURING_AGAIN.say(files.get(i).getParent()));
            cases.add(again(files.get(i), inputs, progress.part(start, (i + 1.0) / files.size())));
        }
        RemeasureCohort done = new RemeasureCohort(cases);
        if (output.isPresent()) {
            done.write(output.get());
        }
        return done;
    }

    private static List<Path> results(Path cohort) throws ProblemException {
        if (Files.isRegularFile(cohort)) {
            return List.of(cohort);
        }
        List<Path> files;
        try (Stream<Path> all = Files.walk(cohort, DEEPEST)) {
            files = all.filter(p -> p.getFileName() != null
                            && p.getFileName().toString().equals(RESULT)
                            && Files.isRegularFile(p))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new ProblemException(e, WorkflowProblem.NO_RESULTS, cohort);
        }
        if (files.isEmpty()) {
            throw new ProblemException(WorkflowProblem.NO_RESULTS, cohort);
        }
        return files;
    }

    private static RemeasuredCase again(Path file, Optional<Path> inputs, Progress progress) {
        CaseResult before;
        try {
            before = CaseResultJson.read(file);
        } catch (ProblemException e) {
            return RemeasuredCase.refused(String.valueOf(file.getParent()), file, List.of(), e.getMessage());
        }
        Optional<Path> input = inputs.map(folder -> folder.resolve(before.caseId()))
                .or(() -> RecordedSettings.input(before.provenance()));
        if (input.isEmpty() || !Files.exists(input.get())) {
            return RemeasuredCase.refused(
                    before.caseId(),
                    file,
                    List.of("input not found" + input.map(p -> ": " + p).orElse("")),
                    "Not measured again.");
        }
        List<String> causes = InputChanges.ofSettingsFiles(before.provenance());
        try {
            MeasureSettings settings = RecordedSettings.read(before.provenance(), file, input.get(), Path.of("unused"));
            CaseResult after = new MeasureCase(settings).measure(progress);
            causes.addAll(InputChanges.between(before, after));
            return RemeasuredCase.measured(before.caseId(), file, causes, changes(before, after), after);
        } catch (ProblemException e) {
            causes.addAll(InputChanges.onDisk(before.provenance(), input.get()));
            return RemeasuredCase.refused(before.caseId(), file, causes, e.getMessage());
        }
    }

    private static List<RemeasuredCase.Change> changes(CaseResult before, CaseResult after) {
        List<RemeasuredCase.Change> out = new ArrayList<>();
        for (Column<CaseResult> c : ResultColumns.ALL) {
            String was = c.text(before);
            String is = c.text(after);
            if (!OF_THE_ACT.contains(c.name()) && !same(was, is)) {
                out.add(new RemeasuredCase.Change(c.header(), was, is));
            }
        }
        return out;
    }

    private static boolean same(String a, String b) {
        if (a.equals(b)) {
            return true;
        }
        try {
            double x = Double.parseDouble(a);
            double y = Double.parseDouble(b);
            return Math.abs(x - y) <= SAME * Math.max(Math.abs(x), Math.abs(y));
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /**
     * What came of each case, in the order of their files.
     *
     * @return cases
     */
    public List<RemeasuredCase> cases() {
        return cases;
    }

    /**
     * The outcome for people: a paragraph for each case that is not the same, then the counts.
     *
     * @return lines
     */
    public List<String> lines() {
        List<String> out = new ArrayList<>();
        for (RemeasuredCase c : cases) {
            if (c.status() != RemeasuredCase.Status.SAME) {
                out.add(c.caseId() + ": " + c.status().words() + " (" + c.result() + ")");
                c.causes().forEach(x -> out.add("  cause: " + x));
                c.refusal().ifPresent(x -> out.add("  " + x));
                c.changes()
                        .forEach(x -> out.add("  " + x.column() + ": " + shown(x.before()) + " → " + shown(x.after())));
            }
        }
        StringBuilder counts = new StringBuilder();
        counts.append(cases.size()).append(cases.size() == 1 ? " case: " : " cases: ");
        String separator = "";
        for (RemeasuredCase.Status s : RemeasuredCase.Status.values()) {
            long n = cases.stream().filter(c -> c.status() == s).count();
            if (n > 0) {
                counts.append(separator).append(n).append(' ').append(s.words());
                separator = ", ";
            }
        }
        out.add(counts.toString());
        return out;
    }

    private static String shown(String value) {
        return value.isEmpty() ? "not known" : value;
    }

    /**
     * Refuses an outcome in which a case is not the same.
     *
     * @throws ProblemException {@link WorkflowProblem#NOT_REPRODUCED}
     */
    public void requireSame() throws ProblemException {
        List<RemeasuredCase> other = cases.stream()
                .filter(c -> c.status() != RemeasuredCase.Status.SAME)
                .toList();
        if (!other.isEmpty()) {
            throw new ProblemException(
                    WorkflowProblem.NOT_REPRODUCED,
                    other.size(),
                    cases.size(),
                    other.get(0).caseId());
        }
    }

    /** The table of changes, and the new result of each case that could be measured. */
    private void write(Path output) throws ProblemException {
        try (AtomicFolder folder = AtomicFolder.open(output)) {
            Path table = folder.file("remeasure.csv");
            try (Writer out = Files.newBufferedWriter(table, StandardCharsets.UTF_8);
                    CSVPrinter csv = new CSVPrinter(out, CSVFormat.RFC4180)) {
                csv.printRecord("case_id", "result", "status", "cause", "refusal", "column", "before", "after");
                for (RemeasuredCase c : cases) {
                    String causes = String.join("; ", c.causes());
                    if (c.changes().isEmpty()) {
                        csv.printRecord(
                                c.caseId(),
                                c.result(),
                                c.status().words(),
                                causes,
                                c.refusal().orElse(""),
                                "",
                                "",
                                "");
                    }
                    for (RemeasuredCase.Change x : c.changes()) {
                        csv.printRecord(
                                c.caseId(),
                                c.result(),
                                c.status().words(),
                                causes,
                                "",
                                x.column(),
                                x.before(),
                                x.after());
                    }
                }
            } catch (IOException e) {
                throw new ProblemException(e, CaseFileProblem.OUTPUT_NOT_WRITABLE, table, AtomicFolder.reason(e));
            }
            for (int i = 0; i < cases.size(); i++) {
                Optional<CaseResult> after = cases.get(i).after();
                if (after.isPresent()) {
                    // Case names may repeat or hold anything; the row number of the table is safe and unique.
                    CaseResultJson.write(after.get(), folder.file("result-" + (i + 1) + ".json"));
                }
            }
            folder.commit();
        }
    }
}
