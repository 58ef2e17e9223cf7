package org.needlepoint.workflow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.needlepoint.dicom.DicomFolder;
import org.needlepoint.dicom.DicomToolkit;
import org.needlepoint.dicom.ImageStack;
import org.needlepoint.dicom.Inventory;
import org.needlepoint.dicom.SeriesRole;
import org.needlepoint.fiducial.SkinOutline;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point2;
import org.needlepoint.geometry.Point3;
import org.needlepoint.image.Volume;
import org.needlepoint.placement.PlacementFiles;
import org.needlepoint.placement.PlacementProblem;
import org.needlepoint.placement.PlacementTask;
import org.needlepoint.placement.Skin;
import org.needlepoint.placement.SkinRing;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.work.Progress;

/**
 * Body, target and entry of a placement, from what the user gave.
 *
 * @param skin body surface
 * @param target target
 * @param entry where the needle goes in
 */
record PlacementScene(Skin skin, Point3 target, Point3 entry) {
    private static final Frame MEASURED = new Frame("2.25.20050101", "tape measure");

    static PlacementScene of(AdviseSettings s, Progress progress) throws ProblemException {
        if (s.ellipse().isEmpty() && s.contour().isEmpty()) {
            return fromImages(s, progress);
        }
        Skin skin = s.ellipse().isPresent()
                ? Skin.everywhere(
                        MEASURED,
                        SkinRing.ellipse(
                                s.ellipse().get().get(0), s.ellipse().get().get(1)))
                : PlacementFiles.contour(s.contour().get(), MEASURED);
        return withTarget(s, skin);
    }

    private static PlacementScene withTarget(AdviseSettings s, Skin skin) throws ProblemException {
        Point3 target;
        if (s.target().isEmpty()) {
            double z = 0;
            requireCovered(skin, z);
            SkinRing ring = skin.ring(z);
            double clock = s.clock().orElseThrow();
            requireClock("--clock", clock);
            Point3 on = skin.point(ring.clockArcMm(clock), z);
            double toMiddle = Math.hypot(
                    on.x() - ring.centre().u(), on.y() - ring.centre().v());
            double part = s.depthMm().orElseThrow() / toMiddle;
            target = new Point3(
                    skin.frame(),
                    on.x() + part * (ring.centre().u() - on.x()),
                    on.y() + part * (ring.centre().v() - on.y()),
                    z);
        } else {
            List<Double> t = s.target();
            target = new Point3(skin.frame(), t.get(0), t.get(1), t.size() > 2 ? t.get(2) : 0);
        }
        requireCovered(skin, target.z());
        if (!skin.contains(target)) {
            throw new ProblemException(
                    PlacementProblem.TARGET_OUTSIDE,
                    String.format(Locale.ROOT, "(%.0f, %.0f, %.0f) mm", target.x(), target.y(), target.z()));
        }
        SkinRing ring = skin.ring(target.z());
        if (s.entryClock().isPresent()) {
            requireClock("--entry-clock", s.entryClock().getAsDouble());
            double arc = ring.clockArcMm(s.entryClock().getAsDouble());
            return new PlacementScene(skin, target, skin.point(arc, target.z()));
        }
        Optional<Point3> near = PlacementTask.nearestEntry(skin, target, s.lyingOn());
        return new PlacementScene(
                skin,
                target,
                near.orElseThrow(() -> new ProblemException(
                        PlacementProblem.BAD_VALUE,
                        "--lying",
                        "the whole skin",
                        "a side that leaves room for the needle")));
    }

    private static void requireClock(String option, double hours) throws ProblemException {
        if (!(hours >= 0 && hours <= 12)) {
            throw new ProblemException(
                    PlacementProblem.BAD_VALUE,
                    option,
                    String.format(Locale.ROOT, "%.6g", hours),
                    "0 to 12 hours: 12 front, 3 the patient's left");
        }
    }

    private static void requireCovered(Skin skin, double z) throws ProblemException {
        if (!skin.covers(z)) {
            throw new ProblemException(
                    PlacementProblem.TARGET_BEYOND_LEVELS, String.format(Locale.ROOT, "%.1f mm", z), skin.coverage());
        }
    }

    /** The first usable transverse CT, else T1, T2 or fat-suppressed T2: CT shows the skin most plainly. */
    private static PlacementScene fromImages(AdviseSettings s, Progress progress) throws ProblemException {
        Inventory inventory =
                new DicomFolder(DicomToolkit.installed()).read(s.images().orElseThrow(), progress.part(0, 0.3));
        if (s.target().size() != 3) {
            throw new ProblemException(
                    PlacementProblem.BAD_VALUE,
                    "--target",
                    s.target().toString(),
                    "X,Y,Z in the patient coordinates of the images (LPS mm) when --images is given");
        }
        List<Double> t = s.target();
        String tried = "";
        for (SeriesRole role : List.of(SeriesRole.CT, SeriesRole.T1, SeriesRole.T2, SeriesRole.T2_FS)) {
            for (ImageStack stack : stacks(inventory, role)) {
                Volume volume = inventory.volume(stack, Progress.NONE).value();
                Frame frame = volume.grid().frame();
                Point3 target = new Point3(frame, t.get(0), t.get(1), t.get(2));
                Map<Double, SkinRing> rings = new LinkedHashMap<>();
                for (Map.Entry<Double, List<Point2>> e : SkinOutline.around(
                                volume, role == SeriesRole.CT, target, progress.part(0.3, 1))
                        .entrySet()) {
                    rings.put(e.getKey(), SkinRing.of("The skin in " + stack.name(), e.getValue()));
                }
                if (!rings.isEmpty() && Skin.at(frame, rings).covers(target.z()) && rings.size() > 1) {
                    return withTarget(s, Skin.at(frame, rings));
                }
                tried += (tried.isEmpty() ? "" : ", ") + stack.name();
            }
        }
        throw new ProblemException(
                PlacementProblem.NO_SKIN_IN_IMAGES,
                tried.isEmpty() ? "any series" : tried,
                String.format(Locale.ROOT, "at the target's level z = %.0f mm", t.get(2)));
    }

    private static List<ImageStack> stacks(Inventory inventory, SeriesRole role) {
        return inventory.series().stream()
                .flatMap(x -> x.stacks().stream())
                .filter(x -> x.role() == role && x.isUsable())
                .filter(x -> Math.abs(x.grid().orElseThrow().normal().z()) > 0.98)
                .toList();
    }
}
