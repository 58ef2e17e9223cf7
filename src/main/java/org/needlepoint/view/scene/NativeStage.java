package org.needlepoint.view.scene;

import java.awt.Color;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.needle.BiopsyCore;
import org.needlepoint.view.slice.SliceAnnotator;
import vtk.vtkActor;
import vtk.vtkCamera;
import vtk.vtkCellPicker;
import vtk.vtkPolyData;
import vtk.vtkRenderWindow;
import vtk.vtkRenderer;
import vtk.vtkUnsignedCharArray;

/** The window, the camera and the actors. Every method is called on the scene's own thread. */
final class NativeStage implements AutoCloseable {
    private static final Color SKIN = new Color(0xe3, 0xb3, 0x93);
    private static final Color BONE = new Color(0xf1, 0xe6, 0xce);
    private static final Color TUMOUR = new Color(0xd6, 0x4f, 0x45);
    private static final Color MARKER = SliceAnnotator.MARKER;
    private static final Color RESIDUAL = new Color(0xff, 0xb4, 0x3d);
    private static final Color NEEDLE = SliceAnnotator.NEEDLE;
    private static final Color CORE = SliceAnnotator.CORE;
    private static final Color ERROR = SliceAnnotator.ERROR;
    private static final double[] BACKGROUND_LOW = {0.035, 0.043, 0.055};
    private static final double[] BACKGROUND_HIGH = {0.135, 0.155, 0.185};

    /** As large as the study's capsules: 12 mm × 7 mm. */
    private static final double MARKER_RADIUS_MM = 3.5;

    private static final double NEEDLE_RADIUS_MM = 0.9;
    private static final double RESIDUAL_RADIUS_MM = 0.8;
    private static final double CT_MARKER_RADIUS_MM = 1.4;
    private static final double DISTANCE_MM = 4000;
    private static final int PEELS = 5;
    private static final double OCCLUSION = 0.02;
    /** Nearer than this in front, an opaque thing hides what is picked, mm. */
    private static final double HIDES_MM = 1;

    private static final double OPAQUE = 0.75;

    private final NativeScope scope = new NativeScope();
    private final vtkRenderWindow window;
    private final vtkRenderer renderer;
    private final vtkCamera lens;
    private final vtkUnsignedCharArray pixels;
    private final Map<SceneElement, NativeProps> props = new EnumMap<>(SceneElement.class);
    private final Map<SceneElement, Object> shown = new EnumMap<>(SceneElement.class);

    NativeStage() {
        window = scope.own(new vtkRenderWindow());
        window.SetOffScreenRendering(1);
        window.SetMultiSamples(0);
        window.SetAlphaBitPlanes(1);
        renderer = scope.own(new vtkRenderer());
        renderer.SetBackground(BACKGROUND_LOW);
        renderer.SetBackground2(BACKGROUND_HIGH);
        renderer.GradientBackgroundOn();
        renderer.SetMaximumNumberOfPeels(PEELS);
        renderer.SetOcclusionRatio(OCCLUSION);
        window.AddRenderer(renderer);
        lens = scope.own(renderer.GetActiveCamera());
        lens.ParallelProjectionOn();
        pixels = scope.own(new vtkUnsignedCharArray());
    }

    /** Brings everything but surfaces up to date; drops surfaces that are no longer wanted. */
    void show(SceneContent content) {
        replace(SceneElement.MARKERS, content.markers(), p -> content.markers().forEach(m -> addMarker(p, m)));
        replace(SceneElement.RESIDUALS, List.of(content.markers(), content.residualScale()), p -> content.markers()
                .forEach(m -> addResidual(p, m, content.residualScale())));
        replace(SceneElement.NEEDLE, content.needle(), p -> content.needle().ifPresent(n -> addNeedle(p, n)));
        replace(SceneElement.CORE, content.core(), p -> content.core().ifPresent(c -> addCore(p, c)));
        replace(SceneElement.ERROR, content.error(), p -> content.error()
                .ifPresent(e -> p.addEllipsoid(e.at(), e.ellipsoid(), ERROR)));
        replace(SceneElement.MR_SLICE, content.mrSlice(), p -> content.mrSlice().ifPresent(p::addPicture));
        replace(SceneElement.CT_SLICE, content.ctSlice(), p -> content.ctSlice().ifPresent(p::addPicture));
        for (SceneElement e : List.of(SceneElement.SKIN, SceneElement.BONE)) {
            if (content.ct().isEmpty()) {
                remove(e);
            } else if (props.containsKey(e)) {
                props.get(e).place(content.ct().get().ctToMr());
            }
        }
        if (content.tumour().isEmpty()) {
            remove(SceneElement.TUMOUR);
        }
        props.forEach((element, p) -> p.apply(content.appearance(element)));
    }

    /** Whether the surface of a recipe stands in the room. */
    boolean has(SurfaceRecipe recipe) {
        return recipe.equals(shown.get(recipe.element()));
    }

    /** Makes a surface and puts it in the place of the one before. */
    void showSurface(SurfaceRecipe recipe, SurfaceField field, SceneContent content) {
        replace(recipe.element(), recipe, p -> {
            // The actor's mapper keeps the surface; the wrapper is needed no longer.
            try (NativeScope surfaces = new NativeScope()) {
                vtkPolyData mesh = NativeMesh.of(field, recipe.level(), recipe.mostTriangles(), surfaces);
                p.addMesh(mesh, color(recipe.element()));
            }
            RigidTransform toMr = recipe.element() == SceneElement.TUMOUR
                    ? RigidTransform.identity(content.frame(), content.frame())
                    : content.ct().orElseThrow().ctToMr();
            p.place(toMr);
            p.apply(content.appearance(recipe.element()));
        });
    }

    private static Color color(SceneElement element) {
        return switch (element) {
            case SKIN -> SKIN;
            case BONE -> BONE;
            default -> TUMOUR;
        };
    }

    private void replace(SceneElement element, Object with, java.util.function.Consumer<NativeProps> build) {
        if (Objects.equals(shown.get(element), with)) {
            return;
        }
        remove(element);
        NativeProps p = new NativeProps(element, renderer);
        props.put(element, p);
        build.accept(p);
        shown.put(element, with);
    }

    private void remove(SceneElement element) {
        shown.remove(element);
        NativeProps old = props.remove(element);
        if (old != null) {
            old.close();
        }
    }

    private static void addMarker(NativeProps p, SceneMarker m) {
        p.addSphere(
                m.mr(),
                MARKER_RADIUS_MM,
                MARKER,
                hit -> new Pick(SceneElement.MARKERS, Optional.of(m.label()), m.mr(), m.residualMm()));
    }

    private static void addResidual(NativeProps p, SceneMarker m, double scale) {
        m.ctInMr().ifPresent(ct -> {
            java.util.function.Function<Point3, Pick> pick =
                    hit -> new Pick(SceneElement.RESIDUALS, Optional.of(m.label()), m.mr(), m.residualMm());
            Vector3 residual = m.residualMm().orElseThrow();
            p.addRod(m.mr().plus(residual.times(-scale)), m.mr(), RESIDUAL_RADIUS_MM, RESIDUAL, pick);
            p.addSphere(m.mr().plus(residual.times(-scale)), CT_MARKER_RADIUS_MM, RESIDUAL, pick);
        });
    }

    private static void addNeedle(NativeProps p, SceneNeedle n) {
        p.addRod(
                n.outerEnd(),
                n.tip(),
                NEEDLE_RADIUS_MM,
                NEEDLE,
                hit -> new Pick(SceneElement.NEEDLE, Optional.empty(), hit, Optional.empty()));
    }

    private static void addCore(NativeProps p, SceneCore c) {
        BiopsyCore core = c.core();
        Point3 end = core.tipMr().plus(core.directionMr().times(core.lengthMm()));
        java.util.function.Function<Point3, Pick> pick =
                hit -> new Pick(SceneElement.CORE, Optional.empty(), hit, Optional.empty());
        if (c.shape() == SceneCore.Shape.CYLINDER) {
            p.addRod(core.tipMr(), end, SceneCore.SPECIMEN_MM / 2, CORE, pick);
        } else {
            p.addBox(core.tipMr(), end, core.widthMm(), CORE, pick);
        }
    }

    /** Box around what shows; slices count only where there is nothing else. */
    Optional<double[]> bounds() {
        double[] box = null;
        for (boolean slices : new boolean[] {false, true}) {
            for (Map.Entry<SceneElement, NativeProps> e : props.entrySet()) {
                boolean slice = e.getKey() == SceneElement.MR_SLICE || e.getKey() == SceneElement.CT_SLICE;
                if (slice != slices || !e.getValue().shows()) {
                    continue;
                }
                for (vtkActor actor : e.getValue().actors()) {
                    box = union(box, actor.GetBounds());
                }
            }
            if (box != null && shown.containsKey(SceneElement.SKIN)) {
                break;
            }
        }
        return Optional.ofNullable(box);
    }

    private static double[] union(double[] a, double[] b) {
        if (b == null || b[0] > b[1]) {
            return a;
        }
        if (a == null) {
            return b.clone();
        }
        double[] u = new double[6];
        for (int i = 0; i < 6; i += 2) {
            u[i] = Math.min(a[i], b[i]);
            u[i + 1] = Math.max(a[i + 1], b[i + 1]);
        }
        return u;
    }

    private void aim(SceneCamera camera, int width, int height) {
        window.SetSize(width, height);
        Point3 f = camera.focus();
        Point3 eye = f.plus(camera.direction().times(-DISTANCE_MM));
        lens.SetFocalPoint(f.x(), f.y(), f.z());
        lens.SetPosition(eye.x(), eye.y(), eye.z());
        lens.SetViewUp(camera.up().x(), camera.up().y(), camera.up().z());
        lens.SetParallelScale(camera.pixelMm(width, height) * height / 2);
        renderer.ResetCameraClippingRange();
    }

    /**
     * Draws; opaque pixels from the upper left. Finely: what is translucent sorted for each pixel (depth peeling, Everitt 2001)
     * and edges smoothed, at three times the price.
     */
    int[] render(SceneCamera camera, int width, int height, boolean finely) {
        aim(camera, width, height);
        return draw(width, height, finely);
    }

    /** Draws every second pixel each way, quickly, and fills in the rest. */
    int[] sketch(SceneCamera camera, int width, int height) {
        int across = (width + 1) / 2;
        int down = (height + 1) / 2;
        aim(camera, across, down);
        // As large as in the whole picture, which may have an odd number of pixels.
        lens.SetParallelScale(camera.pixelMm(width, height) * down);
        return PictureRows.doubled(draw(across, down, false), across, width, height);
    }

    private int[] draw(int width, int height, boolean finely) {
        boolean peel = finely && props.values().stream().anyMatch(NativeProps::isTranslucent);
        renderer.SetUseDepthPeeling(peel ? 1 : 0);
        renderer.SetUseFXAA(finely);
        window.Render();
        window.GetRGBACharPixelData(0, 0, width - 1, height - 1, 0, pixels, 0);
        return PictureRows.argb(pixels.GetJavaArray(), width, height);
    }

    /** What lies under a pixel: small things first, unless something opaque hides them; the skin last. */
    Optional<Pick> pick(SceneCamera camera, int width, int height, double u, double v, double tolerancePx) {
        aim(camera, width, height);
        Optional<Hit> small = hit(
                camera,
                width,
                height,
                u,
                v,
                List.of(
                        SceneElement.MARKERS,
                        SceneElement.RESIDUALS,
                        SceneElement.NEEDLE,
                        SceneElement.CORE,
                        SceneElement.ERROR),
                0,
                tolerancePx);
        Optional<Hit> opaque = hit(
                camera,
                width,
                height,
                u,
                v,
                List.of(
                        SceneElement.SKIN,
                        SceneElement.BONE,
                        SceneElement.TUMOUR,
                        SceneElement.MR_SLICE,
                        SceneElement.CT_SLICE),
                OPAQUE,
                0);
        if (small.isPresent()
                && (opaque.isEmpty() || small.get().depthMm() < opaque.get().depthMm() + HIDES_MM)) {
            return small.map(Hit::pick);
        }
        if (opaque.isPresent()) {
            return opaque.map(Hit::pick);
        }
        return hit(camera, width, height, u, v, List.of(SceneElement.TUMOUR, SceneElement.BONE), 0, 0)
                .or(() -> hit(
                        camera,
                        width,
                        height,
                        u,
                        v,
                        List.of(SceneElement.MR_SLICE, SceneElement.CT_SLICE, SceneElement.SKIN),
                        0,
                        0))
                .map(Hit::pick);
    }

    private record Hit(Pick pick, double depthMm) {}

    private Optional<Hit> hit(
            SceneCamera camera,
            int width,
            int height,
            double u,
            double v,
            List<SceneElement> among,
            double leastOpacity,
            double tolerancePx) {
        Frame frame = camera.focus().frame();
        try (NativeScope temporary = new NativeScope()) {
            vtkCellPicker picker = temporary.own(new vtkCellPicker());
            picker.PickFromListOn();
            picker.SetTolerance(tolerancePx / Math.hypot(width, height));
            boolean any = false;
            for (SceneElement e : among) {
                NativeProps p = props.get(e);
                if (p != null && p.shows() && p.opacity() >= leastOpacity) {
                    p.actors().forEach(picker::AddPickList);
                    any = true;
                }
            }
            // VTK counts display coordinates from the lower left corner of the picture.
            if (!any || picker.Pick(u + 0.5, height - 0.5 - v, 0, renderer) == 0) {
                return Optional.empty();
            }
            // Already wrapped and owned by its props, so not owned here.
            vtkActor actor = picker.GetActor();
            double[] at = picker.GetPickPosition();
            Point3 point = new Point3(frame, at[0], at[1], at[2]);
            double depth = point.minus(camera.focus()).dot(camera.direction());
            return among.stream()
                    .map(props::get)
                    .filter(Objects::nonNull)
                    .flatMap(p -> p.pick(actor, point).stream())
                    .findFirst()
                    .map(pick -> new Hit(pick, depth));
        }
    }

    @Override
    public void close() {
        props.values().forEach(NativeProps::close);
        props.clear();
        shown.clear();
        window.Finalize();
        scope.close();
    }
}
