package org.needlepoint.statistics.reference;

import java.util.Arrays;
import java.util.List;
import org.needlepoint.statistics.BlandAltman;
import org.needlepoint.statistics.IntraclassCorrelation;
import org.needlepoint.statistics.IntraclassCorrelation.Form;
import org.needlepoint.statistics.Kappa;
import org.needlepoint.statistics.Sample;

/** {@code icc}, {@code blandAltman} and {@code kappa}. */
final class AgreementResults {
    private static final Check ICC = Check.direct("ICC");
    private static final Check BLAND_ALTMAN = Check.direct("Bland–Altman, repeatability");
    private static final Check KAPPA = Check.direct("kappa");
    private static final double LEVEL = 0.95;

    private AgreementResults() {}

    static void check(Expected results, Columns columns) {
        results.child("icc").ifPresent(list -> icc(list, columns));
        results.child("blandAltman").ifPresent(r -> blandAltman(r, columns));
        results.child("kappa").ifPresent(r -> kappa(r, columns));
    }

    private static void icc(Expected list, Columns columns) {
        Computed<IntraclassCorrelation> analysis =
                new Computed<>(() -> IntraclassCorrelation.of(columns.complete(readers(columns))));
        for (Expected r : list.elements()) {
            String type = r.setting("type").orElse("");
            Form form = Arrays.stream(Form.values())
                    .filter(f -> f.psychName().equals(type))
                    .findFirst()
                    .orElse(null);
            if (form == null) {
                r.refuse(ICC, "there is no intraclass correlation of type \"" + type + "\"");
                continue;
            }
            Computed<IntraclassCorrelation.Result> result =
                    new Computed<>(() -> analysis.get().form(form, LEVEL));
            r.number("icc", ICC, result, IntraclassCorrelation.Result::value);
            r.number("F", ICC, result, IntraclassCorrelation.Result::f);
            r.number("df1", ICC, result, IntraclassCorrelation.Result::df1);
            r.number("df2", ICC, result, IntraclassCorrelation.Result::df2);
            r.number("p", ICC.probability(), result, IntraclassCorrelation.Result::p);
            r.number("lower95", ICC, result, i -> i.interval().lower());
            r.number("upper95", ICC, result, i -> i.interval().upper());
        }
    }

    /** reader1, reader2 and any further reader. */
    private static List<String> readers(Columns columns) {
        List<String> more = columns.names().stream()
                .filter(n -> n.length() > 6
                        && n.startsWith("reader")
                        && n.chars().skip(6).allMatch(Character::isDigit))
                .toList();
        return more.size() < 2 ? List.of("reader1", "reader2") : more;
    }

    private static void blandAltman(Expected r, Columns columns) {
        Computed<BlandAltman> result = new Computed<>(() -> {
            List<Sample> both = columns.complete(List.of("reader1", "reader2"));
            return BlandAltman.of(both.get(0), both.get(1));
        });
        r.number("bias", BLAND_ALTMAN, result, BlandAltman::bias);
        r.number("sd", BLAND_ALTMAN, result, BlandAltman::standardDeviation);
        r.numbers("loa", BLAND_ALTMAN, result, b -> new double[] {b.lowerLimit(), b.upperLimit()});
        r.number("withinSubjectSd", BLAND_ALTMAN, result, BlandAltman::withinSubjectSd);
        r.number("repeatabilityCoefficient", BLAND_ALTMAN, result, BlandAltman::repeatabilityCoefficient);
        r.number("withinSubjectCv", BLAND_ALTMAN, result, b -> b.withinSubjectCv()
                .orElse(Double.NaN));
    }

    private static void kappa(Expected r, Columns columns) {
        r.number("unweighted", KAPPA, kappa(columns, Kappa.Weights.UNWEIGHTED), Kappa.Result::kappa);
        r.number("linearWeighted", KAPPA, kappa(columns, Kappa.Weights.LINEAR), Kappa.Result::kappa);
        r.number("quadraticWeighted", KAPPA, kappa(columns, Kappa.Weights.QUADRATIC), Kappa.Result::kappa);
    }

    private static Computed<Kappa.Result> kappa(Columns columns, Kappa.Weights weights) {
        return new Computed<>(() -> {
            List<Sample> both = columns.complete(List.of("category1", "category2"));
            return Kappa.with(weights).of(both.get(0), both.get(1));
        });
    }
}
