package org.needlepoint.workflow;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.needlepoint.casefile.AtomicFolder;
import org.needlepoint.cohort.eligibility.Candidate;
import org.needlepoint.cohort.eligibility.EligibilityFlow;
import org.needlepoint.cohort.eligibility.EligibilityProblem;
import org.needlepoint.cohort.eligibility.EligibilityRules;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.report.chart.Chart;
import org.needlepoint.report.chart.ChartFile;
import org.needlepoint.report.chart.FlowDiagram;
import org.needlepoint.report.chart.MarkedChart;

/** Applies reasons for exclusion to a table of candidates. */
public final class AssessEligibility {
    private static final String CASE_ID = "case_id";

    private static final String SYNTHETIC = "synthetic";

    private final EligibilityFlow flow;
    private final boolean synthetic;

    private AssessEligibility(EligibilityFlow flow, boolean synthetic) {
        this.flow = flow;
        this.synthetic = synthetic;
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
        boolean synthetic = candidates.stream()
                .anyMatch(c -> c.values().getOrDefault(SYNTHETIC, "").equalsIgnoreCase(SYNTHETIC));
        return new AssessEligibility(read.apply(candidates), synthetic);
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
     * Writes the flow diagram as {@code flow.svg}, {@code flow.pdf} and {@code flow.png}, and {@code decisions.csv} with one
     * row for each case.
     *
     * @param out folder to write; made if it does not exist; nothing is left behind if that fails
     * @throws ProblemException if the folder cannot be written
     */
    public void write(Path out) throws ProblemException {
        AtomicFolder.check(out);
        Chart diagram = marked();
        try (AtomicFolder folder = AtomicFolder.open(out)) {
            Files.writeString(folder.file("flow.svg"), ChartFile.svg(diagram));
            Files.write(folder.file("flow.pdf"), ChartFile.pdf(diagram));
            Files.write(folder.file("flow.png"), ChartFile.png(diagram, ChartFile.DPI));
            Files.writeString(folder.file("decisions.csv"), decisions());
            folder.commit();
        } catch (IOException e) {
            throw new ProblemException(e, EligibilityProblem.NOT_WRITTEN, out, AtomicFolder.reason(e));
        }
    }

    /**
     * The flow diagram as a picture.
     *
     * @param dpi pixels an inch of the size on paper
     * @return PNG file
     * @throws ProblemException if the counts make no diagram
     */
    public byte[] png(int dpi) throws ProblemException {
        return ChartFile.png(marked(), dpi);
    }

    /** Invented data say so on the diagram. */
    private Chart marked() throws ProblemException {
        return synthetic ? new MarkedChart(diagram(), "SYNTHETIC data") : diagram();
    }

    /** Undecided cases are drawn among those left out, and say so. */
    private FlowDiagram diagram() throws ProblemException {
        List<FlowDiagram.Reason> reasons = new ArrayList<>();
        for (EligibilityFlow.Box box : flow.boxes()) {
            box.lines().forEach((reason, n) -> reasons.add(new FlowDiagram.Reason(reason, n)));
        }
        return FlowDiagram.of(flow.title(), "Assessed for eligibility", flow.assessed())
                .then("Included", flow.included().size(), reasons.toArray(FlowDiagram.Reason[]::new));
    }

    private String decisions() throws IOException {
        StringWriter out = new StringWriter();
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setRecordSeparator('\n')
                .setHeader(CASE_ID, "decision", "reason")
                .get();
        try (CSVPrinter csv = new CSVPrinter(out, format)) {
            for (String c : flow.included()) {
                csv.printRecord(c, "included", "");
            }
            for (EligibilityFlow.Step s : flow.steps()) {
                for (String c : s.excluded()) {
                    csv.printRecord(c, "excluded", s.reason());
                }
            }
            for (EligibilityFlow.Undecided u : flow.undecided()) {
                csv.printRecord(u.caseId(), "not decided", u.reason() + ": column " + u.column() + ", " + u.why());
            }
        }
        return out.toString();
    }

    /**
     * The flow for people, one line for each box or reason.
     *
     * @return text without a final line break
     */
    public String toText() {
        StringBuilder out = new StringBuilder(flow.title() + (synthetic ? " (SYNTHETIC data)" : ""));
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
