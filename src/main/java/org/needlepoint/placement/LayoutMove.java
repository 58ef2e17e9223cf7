package org.needlepoint.placement;

import java.util.List;
import java.util.Locale;

/**
 * One step that betters a layout: a capsule, or a whole skin line, moved elsewhere.
 *
 * @param what what is moved, such as {@code P5} or {@code line A}
 * @param way where to, such as {@code 4.0 cm toward the feet}
 * @param beforeMm 95 % error at the target before, mm
 * @param afterMm 95 % error at the target after, mm
 * @param layout the layout after the move
 */
public record LayoutMove(String what, String way, double beforeMm, double afterMm, List<Capsule> layout) {
    /** Copies the list. */
    public LayoutMove {
        layout = List.copyOf(layout);
    }

    /**
     * The move and its gain in one sentence.
     *
     * @return such as {@code moving P5 4.0 cm toward the feet takes the 95 % error from 6.1 to 2.8 mm}
     */
    public String words() {
        return String.format(
                Locale.ROOT, "moving %s %s takes the 95 %% error from %.1f to %.1f mm", what, way, beforeMm, afterMm);
    }
}
