package org.needlepoint.ui.scene;

import java.util.Locale;
import java.util.StringJoiner;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.ui.text.Texts;
import org.needlepoint.view.scene.Pick;

/** A pick in words: what it is, where it is on MR, and a marker's residual with its directions. */
final class PickWords {
    private static final double NOTHING_MM = 0.05;

    private PickWords() {}

    static String of(Pick pick) {
        StringJoiner words = new StringJoiner("   ");
        String name = Texts.get("scene.element.one." + pick.element());
        words.add(pick.label().map(l -> l + " – " + name).orElse(name));
        words.add(Texts.get("scene.pick.at", millimetres(pick.at())));
        pick.residualMm()
                .ifPresent(r -> words.add(
                        Texts.get("scene.pick.residual", String.format(Locale.ROOT, "%.1f", r.norm()), directions(r))));
        return words.toString();
    }

    /** L, P, H with signs would be read wrongly; letters say the direction. */
    private static String millimetres(Point3 p) {
        return side(p.x(), "L", "R") + ", " + side(p.y(), "P", "A") + ", " + side(p.z(), "H", "F");
    }

    private static String directions(Vector3 v) {
        StringJoiner words = new StringJoiner(", ");
        add(words, v.x(), "L", "R");
        add(words, v.y(), "P", "A");
        add(words, v.z(), "H", "F");
        return words.length() == 0 ? "0.0" : words.toString();
    }

    private static void add(StringJoiner words, double mm, String positive, String negative) {
        if (Math.abs(mm) >= NOTHING_MM) {
            words.add(side(mm, positive, negative));
        }
    }

    private static String side(double mm, String positive, String negative) {
        return (mm >= 0 ? positive : negative) + String.format(Locale.ROOT, " %.1f", Math.abs(mm));
    }
}
