package org.needlepoint.pathology;

import org.needlepoint.problem.ProblemException;

/**
 * The three scores of the FNCLCC system.
 *
 * <p>Source: M. Trojani et al., International Journal of Cancer 33 (1984) 37–42; L. Guillou et al., Journal of Clinical
 * Oncology 15 (1997) 350–362. Mitoses are counted in ten high-power fields of 0.174 mm² each, 1.74 mm² together, as the
 * WHO classification of 2020 prints it (the first papers: 0.1734 mm²).
 *
 * @param differentiation 1 like normal adult tissue, 2 certain type, 3 embryonal, undifferentiated, synovial or doubtful
 * @param mitoses 1 for 0–9, 2 for 10–19, 3 for 20 or more
 * @param necrosis 0 for none, 1 below 50 %, 2 from 50 %
 */
public record FnclccScore(int differentiation, int mitoses, int necrosis) {
    /** Area in which mitoses are counted, mm². */
    public static final double COUNTED_AREA_MM2 = 1.74;

    /**
     * Makes a score of scores already in range.
     *
     * @throws IllegalArgumentException if one is not
     */
    public FnclccScore {
        if (outside(differentiation, 1, 3) || outside(mitoses, 1, 3) || outside(necrosis, 0, 2)) {
            throw new IllegalArgumentException(
                    "Not an FNCLCC score: " + differentiation + "+" + mitoses + "+" + necrosis);
        }
    }

    private static boolean outside(int value, int least, int greatest) {
        return value < least || value > greatest;
    }

    /**
     * Makes a score of what someone entered.
     *
     * @param differentiation 1–3
     * @param mitoses 1–3
     * @param necrosis 0–2
     * @return score
     * @throws ProblemException {@link PathologyProblem#SCORE_OUT_OF_RANGE}, which names the component
     */
    public static FnclccScore of(int differentiation, int mitoses, int necrosis) throws ProblemException {
        require(PathologyWording.DIFFERENTIATION, differentiation, 1, 3);
        require(PathologyWording.MITOSES, mitoses, 1, 3);
        require(PathologyWording.NECROSIS, necrosis, 0, 2);
        return new FnclccScore(differentiation, mitoses, necrosis);
    }

    private static void require(PathologyWording component, int value, int least, int greatest)
            throws ProblemException {
        if (outside(value, least, greatest)) {
            throw new ProblemException(PathologyProblem.SCORE_OUT_OF_RANGE, component.say(), value, least, greatest);
        }
    }

    /**
     * The score for a mitotic count.
     *
     * @param count mitotic figures counted, 0 or more
     * @param areaMm2 area they were counted in, mm²; {@link #COUNTED_AREA_MM2} for ten standard fields
     * @return 1, 2 or 3, from the count scaled to the standard area
     * @throws ProblemException {@link PathologyProblem#BAD_COUNT} if the count is negative or the area not positive
     */
    public static int mitosisScore(int count, double areaMm2) throws ProblemException {
        if (count < 0 || !(areaMm2 > 0) || Double.isInfinite(areaMm2)) {
            throw new ProblemException(
                    PathologyProblem.BAD_COUNT,
                    PathologyWording.MITOSES.say(),
                    PathologyWording.COUNT_IN_AREA.say(count, areaMm2));
        }
        double scaled = count * COUNTED_AREA_MM2 / areaMm2;
        // 4·ulp: nine tenths of a full count must not become the next class by rounding.
        double rounding = 4 * Math.ulp(scaled);
        return scaled + rounding < 10 ? 1 : scaled + rounding < 20 ? 2 : 3;
    }

    /**
     * The score for a share of necrotic tumour.
     *
     * @param percent 0–100
     * @return 0, 1 or 2
     * @throws ProblemException {@link PathologyProblem#BAD_COUNT} if it is no percentage
     */
    public static int necrosisScore(double percent) throws ProblemException {
        if (!(percent >= 0 && percent <= 100)) {
            throw new ProblemException(PathologyProblem.BAD_COUNT, PathologyWording.NECROSIS.say(), percent + " %");
        }
        return percent == 0 ? 0 : percent < 50 ? 1 : 2;
    }

    /**
     * Sum of the three.
     *
     * @return 2 to 8
     */
    public int total() {
        return differentiation + mitoses + necrosis;
    }

    /**
     * The grade of the total: 2–3 grade 1, 4–5 grade 2, 6–8 grade 3.
     *
     * @return grade
     */
    public FnclccGrade grade() {
        return total() <= 3 ? FnclccGrade.G1 : total() <= 5 ? FnclccGrade.G2 : FnclccGrade.G3;
    }
}
