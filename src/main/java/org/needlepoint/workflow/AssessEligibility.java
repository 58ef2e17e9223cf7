package org.needlepoint.workflow;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.needlepoint.cohort.eligibility.Candidate;
import org.needlepoint.cohort.eligibility.EligibilityFlow;
import org.needlepoint.cohort.eligibility.EligibilityProblem;
import org.needlepoint.cohort.eligibility.EligibilityRules;
import org.needlepoint.problem.ProblemException;

/** Applies reasons for exclusion to a table of candidates. */
public final class AssessEligibility {
    private static final String CASE_ID = "case_id";

    private final EligibilityFlow flow;

    private AssessEligibility(EligibilityFlow flow) {
        this.flow = flow;
    }

    /**
     * Applies reasons to a table.
     *
     * @param table CSV file with a header row and one row for each patient, column {@code case_id} among others
     * @param rules file with reasons; empty for the six of the fusion study
     * @return the outcome, perhaps with undecided cases
     * @throws ProblemException an {@link EligibilityProblem}
     */
    public static AssessEligibility of(Path table, Optional<Path> rules) throws ProblemException {
        EligibilityRules read = rules.isPresent() ? EligibilityRules.read(rules.get()) : EligibilityRules.ofTheStudy();
        List<Candidate> candidates = new ArrayList<>();
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setTrim(true)
                .setIgnoreEmptyLines(true)
                .get();
        try (Reader in = Files.newBufferedReader(table);
                CSVParser csv = CSVParser.parse(in, format)) {
            if (!csv.getHeaderNames().contains(CASE_ID)) {
                throw new ProblemException(EligibilityProblem.NO_CASE_COLUMN, table, CASE_ID);
            }
            for (CSVRecord row : csv) {
                Map<String, String> values = row.toMap();
                candidates.add(new Candidate(row.get(CASE_ID), values));
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new ProblemException(
                    e, EligibilityProblem.UNREADABLE, table, e.getClass().getSimpleName());
        }
        return new AssessEligibility(read.apply(candidates));
    }

    /**
     * Counts and cases, for a diagram.
     *
     * @return flow
     */
    public EligibilityFlow flow() {
        return flow;
    }

    /**
     * Refuses an outcome with undecided cases.
     *
     * @throws ProblemException {@link EligibilityProblem#UNDECIDED}
     */
    public void requireDecided() throws ProblemException {
        flow.requireDecided();
    }

    /**
     * The flow for people, one line for each box or reason.
     *
     * @return text without a final line break
     */
    public String toText() {
        StringBuilder out = new StringBuilder(flow.title());
        for (EligibilityFlow.Box box : flow.boxes()) {
            boolean side = box.place() == EligibilityFlow.Place.SIDE;
            out.append('\n')
                    .append(side ? "  → " : "")
                    .append(box.text())
                    .append(": ")
                    .append(box.count());
            box.lines()
                    .forEach((reason, n) ->
                            out.append("\n      ").append(reason).append(": ").append(n));
        }
        for (EligibilityFlow.Undecided u : flow.undecided()) {
            out.append("\n  not decided: ")
                    .append(u.caseId())
                    .append(", ")
                    .append(u.reason())
                    .append(": column ")
                    .append(u.column())
                    .append(", ")
                    .append(u.why());
        }
        return out.toString();
    }
}
