package org.needlepoint.cohort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.needlepoint.casefile.AtomicFolder;
import org.needlepoint.casefile.CaseFileWording;
import org.needlepoint.casefile.CaseResult;
import org.needlepoint.casefile.SpectroscopyResult;
import org.needlepoint.cohort.eligibility.Candidate;
import org.needlepoint.cohort.eligibility.EligibilityFlow;
import org.needlepoint.cohort.eligibility.EligibilityRules;
import org.needlepoint.problem.ProblemException;

/**
 * Reads a cohort: one CSV file, or a folder of CSV files and measured cases ({@code result.json}), joined by the name of
 * the case. Nothing is repaired; a cell that cannot be right is refused.
 */
public final class CohortReader {
    private static final String RULES = "eligibility.json";
    private static final String RESULT = "result.json";

    private static final String CAUTION = "CAUTION";
    /** Depth to which folders are searched. */
    private static final int DEEPEST = 8;

    private final List<Marker> markers;
    private final Map<String, CaseDraft> drafts = new TreeMap<>();
    private final List<String> unused = new ArrayList<>();
    private final List<Cohort.InputFile> files = new ArrayList<>();
    private final List<String> order = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final TreeSet<String> columns = new TreeSet<>();

    private CohortReader(List<Marker> markers) {
        this.markers = List.copyOf(markers);
    }

    /**
     * Reads a cohort.
     *
     * @param input CSV file or folder
     * @param pathology further tables, joined by the name of the case; imaging values in them are passed over
     * @param eligibility file with reasons for exclusion; if absent, {@code eligibility.json} of the folder, or the study's
     * @param markers markers beyond the dictionary's columns are looked for under their own names
     * @return cohort
     * @throws ProblemException {@link CohortProblem}, naming file, line, column and value; or a result file cannot be read
     */
    public static Cohort read(Path input, List<Path> pathology, Optional<Path> eligibility, List<Marker> markers)
            throws ProblemException {
        CohortReader reader = new CohortReader(markers);
        if (Files.isDirectory(input)) {
            reader.folder(input);
        } else {
            reader.table(input, String.valueOf(input.getFileName()), true, true);
        }
        for (Path file : pathology) {
            reader.table(file, String.valueOf(file.getFileName()), true, false);
        }
        return reader.finish(input, reader.exclusions(reader.rules(input, eligibility)));
    }

    private void folder(Path folder) throws ProblemException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder, DEEPEST)) {
            all = walk.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new ProblemException(e, CohortProblem.NOT_READABLE, folder, AtomicFolder.reason(e));
        }
        boolean found = false;
        for (Path file : all) {
            // Beside a result.json lies result.csv, the same values once more.
            if (file.getParent().equals(folder) && file.toString().toLowerCase().endsWith(".csv")) {
                found |= table(file, folder.relativize(file).toString(), false, true);
            }
        }
        found |= results(folder, all.stream().filter(f -> f.endsWith(RESULT)).toList());
        if (!found) {
            throw new ProblemException(CohortProblem.NOTHING_THERE, folder);
        }
    }

    /** Reads a table; one without a column of cases is refused, or passed over and named. */
    private boolean table(Path file, String name, boolean required, boolean imaging) throws ProblemException {
        if (!Files.exists(file)) {
            throw new ProblemException(CohortProblem.NOT_READABLE, file, CaseFileWording.DOES_NOT_EXIST.say());
        }
        DelimitedFile table = DelimitedFile.read(file, name);
        CohortTable rows = CohortTable.of(table, markers);
        if (rows.caseColumn().isEmpty()) {
            if (required) {
                throw new ProblemException(CohortProblem.NO_CASE_COLUMN, name, String.join(", ", table.headings()));
            }
            unused.add(name + " (no column of cases)");
            return false;
        }
        files.add(new Cohort.InputFile(name, sha256(file)));
        rows.addTo(drafts, imaging);
        unused.addAll(rows.unused());
        columns.addAll(table.headings());
        return true;
    }

    private boolean results(Path folder, List<Path> paths) throws ProblemException {
        List<MeasuredResults.Entry> entries = MeasuredResults.read(folder, paths);
        Map<String, TreeSet<String>> casesOf = new TreeMap<>();
        for (MeasuredResults.Entry e : entries) {
            measured(e.file(), e.result(), sha256(e.path()), e.reader());
            casesOf.computeIfAbsent(e.result().patient().id(), k -> new TreeSet<>())
                    .add(e.result().caseId());
        }
        for (TreeSet<String> ids : casesOf.values()) {
            if (ids.size() > 1) {
                notes.add("Cases of one patient, by the Patient ID of their images: " + String.join(", ", ids)
                        + ". The tests take cases as independent.");
            }
        }
        return !entries.isEmpty();
    }

    private void measured(String file, CaseResult result, String sha256, String reader) throws ProblemException {
        CaseDraft draft = drafts.computeIfAbsent(result.caseId(), CaseDraft::new);
        Source source = new Source(file, 0);
        draft.from(source);
        draft.from(new StudyCase.Measured(
                file, sha256, result.software().version(), result.provenance().inputs()));
        files.add(new Cohort.InputFile(file, sha256));
        String by = reader.isEmpty() ? "" : " by " + reader;
        if (String.valueOf(result.registration().verdict()).equals(CAUTION)) {
            draft.remark(String.format(
                    Locale.ROOT,
                    "registration with caution%s, predicted error at the tip %.1f mm in 95 %%",
                    by,
                    result.registration().treAtTipMm().p95()));
        }
        Optional<LocalDate> scanned = result.examination().mrStudyDate();
        result.patient()
                .birthDate()
                .flatMap(birth -> scanned.map(d -> Period.between(birth, d).getYears()))
                .ifPresent(years -> draft.offer(CohortColumn.AGE, (double) years));
        if (result.patient().isSynthetic()) {
            draft.offer(CohortColumn.SYNTHETIC, true);
        }
        result.patient().sex().ifPresent(sex -> draft.offer(CohortColumn.SEX, sex));
        if (result.adc().isPresent()) {
            var adc = result.adc().get();
            draft.read(CohortColumn.ADC_MEAN.key(), reader, adc.mean(), source);
            draft.read(CohortColumn.ADC_MIN.key(), reader, adc.min(), source);
            draft.read("adc_median", reader, adc.median(), source);
            draft.read("adc_sd", reader, adc.sd(), source);
            draft.read("adc_p10", reader, adc.p10(), source);
            draft.read("adc_p90", reader, adc.p90(), source);
        } else {
            draft.remark("no ADC was measured" + by);
        }
        Optional<SpectroscopyResult> spectrum = result.spectroscopy();
        if (spectrum.isPresent() && spectrum.get().choCr().isPresent()) {
            draft.read(CohortColumn.CHO_CR.key(), reader, spectrum.get().choCr().get(), source);
            String quality = spectrum.get().quality().toString();
            draft.read(CohortColumn.SPECTRUM_QUALITY.key(), reader, quality, source);
            if (quality.equals(CAUTION)) {
                draft.remark("spectrum with caution" + by);
            }
        }
    }

    private EligibilityRules rules(Path input, Optional<Path> eligibility) throws ProblemException {
        Path beside = input.resolve(RULES);
        if (eligibility.isPresent()) {
            return EligibilityRules.read(eligibility.get());
        }
        return Files.isDirectory(input) && Files.exists(beside)
                ? EligibilityRules.read(beside)
                : EligibilityRules.ofTheStudy();
    }

    /** Reasons for exclusion by case, of those whom a table of candidates assesses. */
    private Map<String, String> exclusions(EligibilityRules rules) throws ProblemException {
        List<Candidate> candidates = drafts.values().stream()
                .filter(d -> !d.texts().isEmpty())
                .map(d -> new Candidate(d.id(), d.texts()))
                .toList();
        Map<String, String> reasons = new TreeMap<>();
        if (candidates.isEmpty()) {
            return reasons;
        }
        EligibilityFlow flow = rules.apply(candidates);
        for (EligibilityFlow.Step step : flow.steps()) {
            order.add(step.reason());
            step.excluded().forEach(id -> reasons.put(id, step.reason()));
        }
        flow.undecided().forEach(u -> reasons.put(u.caseId(), "Eligibility not decided: " + u.reason()));
        return reasons;
    }

    private Cohort finish(Path input, Map<String, String> exclusions) throws ProblemException {
        List<StudyCase> cases = new ArrayList<>();
        List<Cohort.Excluded> excluded = new ArrayList<>();
        for (CaseDraft draft : drafts.values()) {
            StudyCase c = draft.finish();
            Optional<String> why = draft.exclusion().or(() -> Optional.ofNullable(exclusions.get(c.id())));
            if (why.isPresent()) {
                if (!order.contains(why.get())) {
                    order.add(why.get());
                }
                excluded.add(new Cohort.Excluded(c.id(), why.get(), c.sources()));
            } else {
                cases.add(c);
            }
        }
        if (cases.isEmpty()) {
            throw new ProblemException(CohortProblem.NO_CASES, input);
        }
        for (Marker m : markers) {
            boolean ofTheStudy = Marker.ofTheStudy().contains(m);
            if (!ofTheStudy && cases.stream().noneMatch(c -> c.readings().containsKey(m.key()))) {
                throw new ProblemException(CohortProblem.UNKNOWN_MARKER, m.label(), String.join(", ", columns));
            }
        }
        cases.forEach(c -> c.remarks().forEach(r -> notes.add(c.id() + ": " + r)));
        int synthetic =
                (int) drafts.values().stream().filter(CaseDraft::isSynthetic).count();
        return new Cohort(String.valueOf(input.getFileName()), cases, excluded, order, unused, notes, files, synthetic);
    }

    private static String sha256(Path file) throws ProblemException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        } catch (IOException e) {
            throw new ProblemException(e, CohortProblem.NOT_READABLE, file, AtomicFolder.reason(e));
        }
    }
}
