package org.needlepoint.workflow.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.needlepoint.measurement.CoreMeasurement;
import org.needlepoint.measurement.SpectraInCore;
import org.needlepoint.problem.ProblemException;

/** Measures Cho/Cr in the first spectroscopy object that holds the core. */
final class SpectraStep {
    private SpectraStep() {}

    /**
     * What came of it.
     *
     * @param measured the measurement; empty if no object holds the core or can be fitted
     * @param source the object used
     * @param notes why others, or all, were left out
     */
    record Outcome(Optional<SpectraInCore> measured, Optional<CaseImages.Spectra> source, List<String> notes) {}

    static Outcome measure(List<CaseImages.Spectra> spectra, CoreMeasurement core) {
        List<String> notes = new ArrayList<>();
        for (CaseImages.Spectra s : spectra) {
            try {
                return new Outcome(Optional.of(core.spectra(s.signals())), Optional.of(s), notes);
            } catch (ProblemException e) {
                // The ADC is measured all the same; the reader is told why there is no Cho/Cr.
                notes.add(SessionWording.NO_CHO_CR_FROM.say(s.source().name(), e.getMessage()));
            }
        }
        if (spectra.isEmpty()) {
            notes.add(SessionWording.NO_SPECTRA.say());
        }
        return new Outcome(Optional.empty(), Optional.empty(), notes);
    }
}
