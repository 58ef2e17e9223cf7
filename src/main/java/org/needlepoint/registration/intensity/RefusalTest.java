package org.needlepoint.registration.intensity;

import java.util.Locale;
import org.needlepoint.wording.Wording;

/** The tests that a refined pose must pass, in the order in which they are reported. */
public enum RefusalTest implements Wording {
    /** Part of the MR samples that meet usable CT. */
    OVERLAP("the part of the MR samples that meet the CT", "", false),
    /** Similarity above that of poses 15 mm and 10° away, in their standard deviations. */
    GAIN("the gain in similarity over poses nearby, in their standard deviations,", "", false),
    /** Part of the ascents from around the start that ended at the pose. */
    AGREEMENT("the part of the starts that lead to the pose", "", false),
    /** Gain of the best other optimum as a part of the pose's gain. */
    RIVAL("the gain of another optimum as a part of the best one's", "", true),
    /** Change at the target when CT and MR swap roles. */
    INVERSE("the change at the target when CT and MR swap roles", " mm", true),
    /** Change at the target when three times as much of its surroundings is looked at: the body is not rigid. */
    RIGIDITY("the change at the target when a wider part of the body is registered", " mm", true),
    /** Estimated RMS error over the target. */
    ERROR("the estimated error over the target (RMS)", " mm", true),
    /** Squared Mahalanobis distance from the markers' pose. */
    MARKERS("the squared Mahalanobis distance from the markers' pose", "", true);

    private final String words;
    private final String unit;
    private final boolean upper;

    RefusalTest(String words, String unit, boolean upper) {
        this.words = words;
        this.unit = unit;
        this.upper = upper;
    }

    @Override
    public String template() {
        return words;
    }

    /**
     * What is tested, in plain words.
     *
     * @return a noun phrase
     */
    public String words() {
        return words;
    }

    /**
     * Whether a number passes.
     *
     * @param number what was found
     * @param limit limit
     * @return true if it does
     */
    public boolean passes(double number, double limit) {
        return upper ? number <= limit : number >= limit;
    }

    /**
     * A number with its unit, for people.
     *
     * @param number number
     * @return two decimals and the unit
     */
    public String format(double number) {
        return String.format(Locale.ROOT, "%.2f%s", number, unit);
    }
}
