package org.needlepoint.cohort;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.needlepoint.pathology.Behaviour;
import org.needlepoint.pathology.Diagnosis;
import org.needlepoint.pathology.SoftTissueTumour;
import org.needlepoint.pathology.SpecimenAgreement;
import org.needlepoint.pathology.SpecimenFinding;
import org.needlepoint.pathology.SpecimenPair;
import org.needlepoint.pathology.TumourCatalogue;
import org.needlepoint.problem.ProblemException;

/** Pairs of core and surgical specimen, from the words of the table. */
final class Specimens {
    private Specimens() {}

    static Optional<CohortResults.Specimens> of(Columns columns, double level) throws ProblemException {
        CaseSelection cases = CaseSelection.of(columns.cases(), c -> isTold(c.core()) && isTold(c.surgery()));
        List<SpecimenPair> pairs = new ArrayList<>();
        for (StudyCase c : columns.cases()) {
            if (isTold(c.core()) && isTold(c.surgery())) {
                pairs.add(new SpecimenPair(c.id(), finding(c.core()), finding(c.surgery())));
            }
        }
        return pairs.isEmpty()
                ? Optional.empty()
                : Optional.of(new CohortResults.Specimens(
                        cases, SpecimenAgreement.withDefaults().withLevel(level).compare(pairs)));
    }

    private static boolean isTold(StudyCase.Specimen s) {
        return !s.isEmpty();
    }

    /** Without a stated diagnosis the subtype tells it; without either it is not known. */
    private static SpecimenFinding finding(StudyCase.Specimen s) throws ProblemException {
        Optional<SoftTissueTumour> subtype = s.subtype().isPresent()
                ? Optional.of(TumourCatalogue.who2020().named(s.subtype().get()))
                : Optional.empty();
        Optional<Diagnosis> diagnosis = s.diagnosis().isPresent()
                ? Optional.of(named(s.diagnosis().get()))
                : subtype.map(t -> of(t.behaviour()));
        return new SpecimenFinding(diagnosis, subtype, s.grade());
    }

    private static Diagnosis named(String words) throws ProblemException {
        String key = words.strip().toUpperCase(Locale.ROOT).replaceAll("[ -]+", "_");
        for (Diagnosis d : Diagnosis.values()) {
            if (d.name().equals(key)) {
                return d;
            }
        }
        throw new ProblemException(CohortProblem.UNKNOWN_DIAGNOSIS, words);
    }

    private static Diagnosis of(Behaviour behaviour) {
        return behaviour == Behaviour.MALIGNANT
                ? Diagnosis.SARCOMA
                : behaviour == Behaviour.BENIGN ? Diagnosis.BENIGN : Diagnosis.INTERMEDIATE;
    }
}
