package org.needlepoint.ui.scene;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.needlepoint.diffusion.TargetSliceRanking;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.needle.NeedleCandidate;
import org.needlepoint.registration.Correspondence;
import org.needlepoint.registration.RegistrationResult;
import org.needlepoint.view.scene.SceneContent;
import org.needlepoint.view.scene.SceneCore;
import org.needlepoint.view.scene.SceneCt;
import org.needlepoint.view.scene.SceneError;
import org.needlepoint.view.scene.SceneMarker;
import org.needlepoint.view.scene.SceneNeedle;
import org.needlepoint.view.scene.SceneTumour;
import org.needlepoint.view.slice.ColorMap;
import org.needlepoint.view.slice.Layer;
import org.needlepoint.view.slice.SliceCompositor;
import org.needlepoint.view.slice.SliceImage;
import org.needlepoint.view.slice.SlicePlane;
import org.needlepoint.view.slice.Window;
import org.needlepoint.workflow.session.MrImages;
import org.needlepoint.workflow.session.SessionSnapshot;
import org.needlepoint.workflow.session.TargetSlices;

/** Makes the content of a scene from a case, as far as the case is computed. */
final class SceneContents {
    private static final int SLICE_PX = 512;
    private static final int NEEDLE_WIDTH_PX = 280;
    private static final int NEEDLE_HEIGHT_PX = 200;
    private static final double NEEDLE_PIXEL_MM = 0.5;
    private static final Vector3 HEAD = new Vector3(0, 0, 1);
    private static final Vector3 FRONT = new Vector3(0, -1, 0);

    private SceneContents() {}

    /**
     * A content and what must be said with it.
     *
     * @param content content
     * @param notice what the reader must know
     */
    record Made(SceneContent content, Notice notice) {}

    /** What the reader must know of a content. */
    enum Notice {
        /** Nothing. */
        NONE,
        /** CT and MR are joined by a registration that was not accepted. */
        REFUSED,
        /** There is no registration, so nothing of the CT is shown. */
        UNREGISTERED
    }

    /**
     * Makes the content.
     *
     * @param s case as far as it is computed
     * @param crosshair the place in view on MR; empty for the target slice
     * @param residualScale how many times longer than they are residuals are drawn
     * @return content; empty before the images are read; of the MR alone while there is no CT
     */
    static Optional<Made> of(SessionSnapshot s, Optional<Point3> crosshair, double residualScale) {
        return s.mr().value().map(mr -> make(s, mr, crosshair, residualScale));
    }

    private static Made make(SessionSnapshot s, MrImages images, Optional<Point3> crosshair, double residualScale) {
        Frame frame = images.t2().grid().frame();
        Optional<RegistrationResult> accepted =
                s.registration().value().map(r -> r.registered().result());
        Optional<RegistrationResult> pose =
                accepted.or(() -> s.assessment().value().map(a -> a.recommended()));
        Optional<RigidTransform> ctToMr = pose.map(RegistrationResult::ctToMr);
        SceneContent content = SceneContent.empty(frame).with(markers(s, ctToMr), residualScale);
        Optional<Volume> ct = s.images().value().map(i -> i.ct().volume());
        if (ctToMr.isPresent()) {
            content = content.with(new SceneCt(ct.orElseThrow(), ctToMr.get()));
        }
        Optional<SceneTumour> cellular = tumour(s);
        if (cellular.isPresent()) {
            content = content.with(cellular.get());
        }
        Optional<NeedleCandidate> found = s.needle().value().map(n -> n.needle());
        Optional<SceneNeedle> needle = ctToMr.flatMap(t -> found.map(n -> SceneNeedle.of(n, t)));
        if (needle.isPresent()) {
            content = content.with(needle.get());
        }
        if (s.core().value().isPresent()) {
            var core = s.core().value().get();
            content = content.with(new SceneCore(core.core(), SceneCore.Shape.CYLINDER))
                    .with(SceneError.of95(core.core().tipMr(), core.tipCovarianceMr()));
        } else if (needle.isPresent()) {
            content = content.with(SceneError.of95(
                    needle.get().tip(),
                    pose.orElseThrow().treCovariance(found.orElseThrow().tip())));
        }
        Optional<SliceImage> ctSlice = needle.map(n -> alongNeedle(ct.orElseThrow(), ctToMr.orElseThrow(), n));
        return new Made(
                content.withSlices(mrSlice(s, images.t2(), crosshair), ctSlice),
                accepted.isPresent() ? Notice.NONE : pose.isPresent() ? Notice.REFUSED : Notice.UNREGISTERED);
    }

    private static List<SceneMarker> markers(SessionSnapshot s, Optional<RigidTransform> ctToMr) {
        List<Correspondence> pairs = new ArrayList<>();
        if (s.choice().value().isPresent()) {
            pairs.addAll(s.choice().value().get().used().pairs());
            pairs.addAll(s.choice().value().get().excluded());
        } else {
            s.markers().value().ifPresent(m -> pairs.addAll(m.pairs()));
        }
        return pairs.stream()
                .map(p -> new SceneMarker(p.label(), p.to(), ctToMr.map(t -> t.apply(p.from()))))
                .toList();
    }

    private static Optional<SceneTumour> tumour(SessionSnapshot s) {
        return s.targetSlices()
                .value()
                .map(TargetSlices::ranking)
                .filter(r -> !r.slices().isEmpty())
                .map(r -> SceneTumour.ofMask(r.cellular()));
    }

    private static Optional<SliceImage> mrSlice(SessionSnapshot s, Volume t2, Optional<Point3> crosshair) {
        VoxelGrid g = t2.grid();
        int slice = crosshair
                .map(p -> (int) Math.round(g.toIndex(p).slice()))
                .or(() -> s.registration().value().map(r -> r.targetSlice()))
                .or(() -> s.targetSlices().value().flatMap(t -> t.ranking().slices().stream()
                        .findFirst()
                        .map(TargetSliceRanking.RankedSlice::index)))
                .orElse(g.slices() / 2);
        if (slice < 0 || slice >= g.slices() || !t2.isPresent(slice)) {
            return Optional.empty();
        }
        Window window = Window.ofPercentiles(t2.sliceValues(slice), 1, 99.5);
        return Optional.of(SliceCompositor.render(
                SlicePlane.ofSlice(g, slice, SLICE_PX), List.of(Layer.of(t2, window, ColorMap.GRAY))));
    }

    /** CT in the plane of the needle and the patient's length, or of the patient's front where the needle runs lengthwise. */
    private static SliceImage alongNeedle(Volume ct, RigidTransform ctToMr, SceneNeedle needle) {
        Vector3 along = needle.direction();
        Vector3 wanted = along.cross(HEAD).norm() > 0.3 ? HEAD : FRONT;
        Vector3 up = wanted.minus(along.times(wanted.dot(along))).normalized();
        SlicePlane plane = SlicePlane.centred(
                needle.tip(),
                along.times(NEEDLE_PIXEL_MM),
                up.times(-NEEDLE_PIXEL_MM),
                NEEDLE_WIDTH_PX,
                NEEDLE_HEIGHT_PX);
        Layer layer =
                Layer.registered(ct, ctToMr.inverse(), Window.CT_SOFT_TISSUE, ColorMap.GRAY, 1, Layer.Blend.UNIFORM);
        return SliceCompositor.render(plane, List.of(layer));
    }
}
