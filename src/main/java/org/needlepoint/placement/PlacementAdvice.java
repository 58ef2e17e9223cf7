package org.needlepoint.placement;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * The advice: where to put the capsules and what that promises; and what a proposed layout lacks.
 *
 * @param task what was asked
 * @param best the best layout found, with its prediction and what stays weak in it
 * @param proposed the layout that was proposed, if any
 * @param otherCount the best layout with the other usual number of capsules (six for three, three for more), if there is room
 */
public record PlacementAdvice(
        PlacementTask task, JudgedLayout best, Optional<JudgedLayout> proposed, Optional<JudgedLayout> otherCount) {

    /** Checks that nothing is missing. */
    public PlacementAdvice {
        Objects.requireNonNull(task, "task");
        Objects.requireNonNull(best, "best");
        Objects.requireNonNull(proposed, "proposed");
        Objects.requireNonNull(otherCount, "otherCount");
    }

    /**
     * What the better layout gains at the target, by the capsules alone.
     *
     * @param worse the proposed layout
     * @param better the best one
     * @return such as {@code The best layout takes the 95 % error from 6.1 to 2.8 mm (gain 3.3 mm)}
     */
    public static String gain(JudgedLayout worse, JudgedLayout better) {
        double from = worse.prediction().fullRigid().p95Mm();
        double to = better.prediction().fullRigid().p95Mm();
        return to < from
                ? String.format(
                        Locale.ROOT,
                        "The best layout takes the 95 %% error from %.1f to %.1f mm (gain %.1f mm)",
                        from,
                        to,
                        from - to)
                : String.format(
                        Locale.ROOT,
                        "The proposed layout is no worse than the best allowed one: 95 %% error %.1f mm against %.1f mm",
                        from,
                        to);
    }

    /**
     * A layout with its judgement.
     *
     * @param capsules capsules, by label
     * @param prediction what it promises
     * @param warnings what is weak in it
     */
    public record JudgedLayout(List<Capsule> capsules, LayoutPrediction prediction, List<LayoutWarning> warnings) {
        /** Copies the lists. */
        public JudgedLayout {
            capsules = List.copyOf(capsules);
            warnings = List.copyOf(warnings);
        }
    }
}
