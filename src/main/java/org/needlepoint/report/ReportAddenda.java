package org.needlepoint.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.needlepoint.casefile.AdcResult;

/**
 * What a planning session adds to the report of a measured case: words of people, and regions drawn beside the core. None of
 * it is in {@code result.json}.
 *
 * @param pathology what the pathologist found, as names and values in their order
 * @param blinded whether pathology was hidden from the reader, and is left out for that reason
 * @param regions ADC of the regions that the reader drew
 * @param notes remarks, oldest first
 * @param acknowledged hazards that a person saw and judged to be no mistake
 */
public record ReportAddenda(
        List<Line> pathology, boolean blinded, List<Region> regions, List<Remark> notes, List<Remark> acknowledged) {

    /** Nothing to add: the report of the command line. */
    public static final ReportAddenda NONE = new ReportAddenda(List.of(), false, List.of(), List.of(), List.of());

    /** Copies the lists. */
    public ReportAddenda {
        pathology = List.copyOf(pathology);
        regions = List.copyOf(regions);
        notes = List.copyOf(notes);
        acknowledged = List.copyOf(acknowledged);
    }

    /**
     * A named value.
     *
     * @param name name
     * @param value value with its unit
     */
    public record Line(String name, String value) {}

    /**
     * A region that the reader drew on MR.
     *
     * @param name its name
     * @param areaMm2 area of the polygon, mm²
     * @param adc its ADC, without intervals; empty where the map does not reach
     */
    public record Region(String name, double areaMm2, Optional<AdcResult> adc) {}

    /**
     * Words of a person.
     *
     * @param about what they are about, such as a step or a hazard
     * @param flagged whether the case needs attention because of them
     * @param text the words
     * @param by who wrote them; empty if that is not recorded
     * @param at when
     */
    public record Remark(String about, boolean flagged, String text, Optional<String> by, Instant at) {}

    /**
     * Whether there is nothing to print.
     *
     * @return true for the report of a case without a session
     */
    public boolean isEmpty() {
        return pathology.isEmpty() && !blinded && regions.isEmpty() && notes.isEmpty() && acknowledged.isEmpty();
    }
}
