package org.needlepoint.workflow.session;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.needlepoint.casefile.planning.Acknowledgement;
import org.needlepoint.casefile.planning.Hazard;
import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.dicom.ImageStack;
import org.needlepoint.dicom.Inventory;
import org.needlepoint.dicom.Series;

/** Looks for signs that the images are not of one patient, one side and one time. */
final class CaseHazards {
    /** The study excludes more than seven days between MR and biopsy. */
    private static final long MOST_DAYS = 7;

    private final PlanningCase decisions;
    private final SessionRules rules;

    CaseHazards(PlanningCase decisions, SessionRules rules) {
        this.decisions = decisions;
        this.rules = rules;
    }

    /** Whether the images name two patients. */
    Optional<HazardFinding> patients(Inventory inventory) {
        Series first = null;
        for (Series s : inventory.series()) {
            if (s.stacks().isEmpty() && s.spectra().isEmpty()) {
                continue;
            }
            if (first == null) {
                first = s;
            } else if (!first.patient().mayBe(s.patient())) {
                return Optional.of(finding(
                        Hazard.TWO_PATIENTS,
                        SessionWording.PATIENT_OF.say(first.modality(), first.name(), first.patient()) + "; "
                                + SessionWording.PATIENT_OF.say(s.modality(), s.name(), s.patient())));
            }
        }
        return Optional.empty();
    }

    /** What differs between the CT and the MR that are used. */
    List<HazardFinding> between(CaseSeries series, ImageStack ct) {
        List<HazardFinding> out = new ArrayList<>();
        ImageStack mr = series.t2();
        differs(ct.laterality(), mr.laterality()).ifPresent(e -> out.add(finding(Hazard.TWO_SIDES, e)));
        Optional<LocalDate> onCt =
                CaseIdentity.date(series.inventory().seriesOf(ct).studyDate());
        Optional<LocalDate> onMr =
                CaseIdentity.date(series.inventory().seriesOf(mr).studyDate());
        if (onCt.isPresent() && onMr.isPresent()) {
            long days = Math.abs(ChronoUnit.DAYS.between(onCt.get(), onMr.get()));
            if (days > MOST_DAYS) {
                out.add(finding(Hazard.OLD_STUDY, SessionWording.DAYS_APART.say(onCt.get(), onMr.get(), days)));
            }
        }
        differs(ct.patientPosition(), mr.patientPosition())
                .ifPresent(e -> out.add(finding(Hazard.POSITION_DIFFERS, e)));
        differs(ct.bodyPart(), mr.bodyPart()).ifPresent(e -> out.add(finding(Hazard.BODY_PART_DIFFERS, e)));
        return out;
    }

    private static Optional<String> differs(Optional<String> ct, Optional<String> mr) {
        return ct.isPresent()
                        && mr.isPresent()
                        && !ct.get().trim().equalsIgnoreCase(mr.get().trim())
                ? Optional.of("CT " + ct.get() + ", MR " + mr.get())
                : Optional.empty();
    }

    private HazardFinding finding(Hazard hazard, String evidence) {
        boolean acknowledged = rules.acknowledged().contains(hazard)
                || decisions.acknowledgements().stream()
                        .filter(a -> a.hazard() == hazard)
                        .map(Acknowledgement::evidence)
                        .anyMatch(evidence::equals);
        return new HazardFinding(hazard, evidence, acknowledged);
    }

    /** Name of a hazard on the command line. */
    static String option(Hazard hazard) {
        return hazard.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
