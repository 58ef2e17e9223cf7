package org.needlepoint.placement;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point2;
import org.needlepoint.geometry.Point3;

/**
 * The body surface on which capsules can be put: one outline that holds at every level, or outlines at several levels with
 * straight lines between them. Coordinates LPS mm. Immutable.
 */
public final class Skin {
    private final Frame frame;
    private final NavigableMap<Double, SkinRing> rings;

    private Skin(Frame frame, NavigableMap<Double, SkinRing> rings) {
        this.frame = frame;
        this.rings = rings;
    }

    /**
     * The same outline at every level, as of a limb measured at one place.
     *
     * @param frame frame of the coordinates
     * @param ring outline
     * @return the skin
     */
    public static Skin everywhere(Frame frame, SkinRing ring) {
        return new Skin(frame, new TreeMap<>(Map.of(0.0, ring)));
    }

    /**
     * Outlines at levels; with one level it is taken to hold everywhere.
     *
     * @param frame frame of the coordinates
     * @param rings outline by level z, mm; at least one
     * @return the skin
     * @throws IllegalArgumentException if there is none
     */
    public static Skin at(Frame frame, Map<Double, SkinRing> rings) {
        if (rings.isEmpty()) {
            throw new IllegalArgumentException("A skin has at least one outline");
        }
        return new Skin(frame, new TreeMap<>(rings));
    }

    /**
     * Frame of the coordinates.
     *
     * @return frame
     */
    public Frame frame() {
        return frame;
    }

    /**
     * Whether the skin is known at a level.
     *
     * @param z level, mm
     * @return true for every level if there is one outline, else between the first and the last
     */
    public boolean covers(double z) {
        return rings.size() == 1 || z >= rings.firstKey() - 1e-6 && z <= rings.lastKey() + 1e-6;
    }

    /**
     * The levels covered, in words.
     *
     * @return such as {@code z = -40 to 60 mm}
     */
    public String coverage() {
        return String.format(java.util.Locale.ROOT, "z = %.0f to %.0f mm", rings.firstKey(), rings.lastKey());
    }

    /**
     * The outline at a level.
     *
     * @param z level, mm
     * @return the outline, between two known ones in proportion
     * @throws IllegalArgumentException if the skin is not known there
     */
    public SkinRing ring(double z) {
        if (!covers(z)) {
            throw new IllegalArgumentException("No skin at z = " + z);
        }
        if (rings.size() == 1) {
            return rings.firstEntry().getValue();
        }
        Map.Entry<Double, SkinRing> low = rings.floorEntry(z);
        Map.Entry<Double, SkinRing> high = rings.ceilingEntry(z);
        if (low == null) {
            return high.getValue();
        }
        if (high == null || high.getKey().equals(low.getKey())) {
            return low.getValue();
        }
        return low.getValue().toward(high.getValue(), (z - low.getKey()) / (high.getKey() - low.getKey()));
    }

    /**
     * A place on the skin.
     *
     * @param arcMm distance along the skin from the front mid-line, toward the patient's left positive, mm
     * @param z level, mm
     * @return the place
     * @throws IllegalArgumentException if the skin is not known there
     */
    public Point3 point(double arcMm, double z) {
        Point2 p = ring(z).at(arcMm);
        return new Point3(frame, p.u(), p.v(), z);
    }

    /**
     * Whether a point lies inside the body.
     *
     * @param p point of this frame
     * @return true if so
     */
    public boolean contains(Point3 p) {
        frame.requireSame(p.frame());
        return covers(p.z()) && ring(p.z()).contains(p.x(), p.y());
    }
}
