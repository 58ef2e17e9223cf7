package org.needlepoint.view.scene;

import java.awt.Color;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.registration.ErrorEllipsoid;
import org.needlepoint.view.scene.SceneElement.Appearance;
import org.needlepoint.view.slice.SliceImage;
import vtk.vtkActor;
import vtk.vtkAlgorithm;
import vtk.vtkCubeSource;
import vtk.vtkCylinderSource;
import vtk.vtkImageData;
import vtk.vtkMatrix4x4;
import vtk.vtkPlaneSource;
import vtk.vtkPolyData;
import vtk.vtkPolyDataMapper;
import vtk.vtkProperty;
import vtk.vtkRenderer;
import vtk.vtkShaderProperty;
import vtk.vtkSphereSource;
import vtk.vtkTexture;
import vtk.vtkUnsignedCharArray;

/** What stands in the room for one element: its actors, and what a pick of each means. */
final class NativeProps implements AutoCloseable {
    private static final int ROUND = 40;
    /**
     * Seen face on the skin nearly vanishes, at its rim it keeps its opacity: one sees its shape and through it. The
     * strength follows Schlick's approximation of Fresnel reflection (1994) with a lower power.
     */
    private static final String RIM_SHADING =
            """
            //VTK::Light::Impl
              float facing = abs(normalVCVSOutput.z);
              fragOutput0.a = fragOutput0.a * mix(0.35, 1.6, pow(1.0 - facing, 1.6));
            """;

    private static final float OPAQUE_FROM = 0.999f;

    private final SceneElement element;
    private final NativeScope scope = new NativeScope();
    private final vtkRenderer renderer;
    private final Map<vtkActor, vtkProperty> actors = new LinkedHashMap<>();
    private final Map<Long, Function<Point3, Pick>> picks = new HashMap<>();
    private Appearance appearance = new Appearance(true, 1);

    NativeProps(SceneElement element, vtkRenderer renderer) {
        this.element = element;
        this.renderer = renderer;
    }

    /** Actors, for the picker. */
    Iterable<vtkActor> actors() {
        return actors.keySet();
    }

    boolean isEmpty() {
        return actors.isEmpty();
    }

    boolean shows() {
        return appearance.shows() && !isEmpty();
    }

    boolean isTranslucent() {
        return shows() && appearance.opacity() < OPAQUE_FROM;
    }

    double opacity() {
        return appearance.opacity();
    }

    /** What a hit of one of the actors means; empty if the actor is of another element. */
    Optional<Pick> pick(vtkActor actor, Point3 at) {
        return Optional.ofNullable(picks.get(actor.GetVTKId())).map(p -> p.apply(at));
    }

    /** Shows, hides, fades. */
    void apply(Appearance wanted) {
        appearance = wanted;
        actors.forEach((actor, property) -> {
            actor.SetVisibility(wanted.shows() ? 1 : 0);
            property.SetOpacity(wanted.opacity());
            if (element.equals(SceneElement.MR_SLICE) || element.equals(SceneElement.CT_SLICE)) {
                // The air around is cut away by the shader, so that a slice needs no sorting with other clear things.
                actor.SetForceOpaque(wanted.opacity() >= OPAQUE_FROM);
            }
        });
    }

    /** Moves a surface that was made in another frame. */
    void place(RigidTransform toMr) {
        for (vtkActor actor : actors.keySet()) {
            try (NativeScope temporary = new NativeScope()) {
                vtkMatrix4x4 matrix = temporary.own(new vtkMatrix4x4());
                matrix.DeepCopy(toMr.toMatrix());
                actor.SetUserMatrix(matrix);
            }
        }
    }

    void addMesh(vtkPolyData surface, Color color) {
        vtkPolyDataMapper mapper = scope.own(new vtkPolyDataMapper());
        mapper.SetInputData(surface);
        vtkActor actor = add(mapper, color, at -> new Pick(element, Optional.empty(), at, Optional.empty()));
        vtkProperty property = actors.get(actor);
        property.SetSpecular(element == SceneElement.BONE ? 0.12 : 0.25);
        property.SetSpecularPower(30);
        if (element == SceneElement.SKIN) {
            // Lit from everywhere: what is seen edge-on must be bright to be seen at all.
            property.SetAmbient(0.75);
            property.SetDiffuse(0.3);
            vtkShaderProperty shader = scope.own(actor.GetShaderProperty());
            shader.AddFragmentShaderReplacement("//VTK::Light::Impl", true, RIM_SHADING, false);
        }
    }

    void addSphere(Point3 at, double radiusMm, Color color, Function<Point3, Pick> pick) {
        vtkSphereSource sphere = scope.own(new vtkSphereSource());
        sphere.SetCenter(at.x(), at.y(), at.z());
        sphere.SetRadius(radiusMm);
        sphere.SetThetaResolution(ROUND);
        sphere.SetPhiResolution(ROUND);
        add(mapper(sphere), color, pick);
    }

    /** A rod with flat ends from one point to another. */
    void addRod(Point3 from, Point3 to, double radiusMm, Color color, Function<Point3, Pick> pick) {
        Vector3 along = to.minus(from);
        if (along.norm() < 1e-6) {
            return;
        }
        vtkCylinderSource cylinder = scope.own(new vtkCylinderSource());
        cylinder.SetRadius(radiusMm);
        cylinder.SetHeight(along.norm());
        cylinder.SetResolution(ROUND);
        vtkActor actor = add(mapper(cylinder), color, pick);
        // VTK's cylinder stands along y.
        Vector3 y = along.normalized();
        Vector3 x = y.anyOrthogonal();
        place(actor, x, y, x.cross(y), from.plus(along.times(0.5)).toVector());
    }

    void addBox(Point3 from, Point3 to, double widthMm, Color color, Function<Point3, Pick> pick) {
        Vector3 along = to.minus(from);
        vtkCubeSource cube = scope.own(new vtkCubeSource());
        cube.SetXLength(widthMm);
        cube.SetYLength(along.norm());
        cube.SetZLength(widthMm);
        vtkActor actor = add(mapper(cube), color, pick);
        Vector3 y = along.normalized();
        Vector3 x = y.anyOrthogonal();
        place(actor, x, y, x.cross(y), from.plus(along.times(0.5)).toVector());
    }

    void addEllipsoid(Point3 at, ErrorEllipsoid e, Color color) {
        vtkSphereSource sphere = scope.own(new vtkSphereSource());
        sphere.SetRadius(1);
        sphere.SetThetaResolution(2 * ROUND);
        sphere.SetPhiResolution(2 * ROUND);
        vtkActor actor = add(mapper(sphere), color, hit -> new Pick(element, Optional.empty(), at, Optional.empty()));
        place(
                actor,
                e.axis0().times(e.semiAxis0Mm()),
                e.axis1().times(e.semiAxis1Mm()),
                e.axis2().times(e.semiAxis2Mm()),
                at.toVector());
    }

    /** A picture in the room; what is clear in it is cut away. */
    void addPicture(SliceImage picture) {
        int w = picture.plane().width();
        int h = picture.plane().height();
        vtkPlaneSource plane = scope.own(new vtkPlaneSource());
        // Pixels are areas: the plane begins half a pixel before the first centre.
        Point3 low = picture.plane().toPatient(-0.5, h - 0.5);
        Point3 right = picture.plane().toPatient(w - 0.5, h - 0.5);
        Point3 top = picture.plane().toPatient(-0.5, -0.5);
        plane.SetOrigin(low.x(), low.y(), low.z());
        plane.SetPoint1(right.x(), right.y(), right.z());
        plane.SetPoint2(top.x(), top.y(), top.z());
        vtkImageData image = scope.own(new vtkImageData());
        image.SetDimensions(w, h, 1);
        vtkUnsignedCharArray colors = scope.own(new vtkUnsignedCharArray());
        colors.SetJavaArray(PictureTexture.rgba(picture));
        colors.SetNumberOfComponents(4);
        scope.own(image.GetPointData()).SetScalars(colors);
        vtkTexture texture = scope.own(new vtkTexture());
        texture.SetInputData(image);
        texture.InterpolateOn();
        texture.RepeatOff();
        texture.EdgeClampOn();
        texture.SetColorModeToDirectScalars();
        vtkActor actor =
                add(mapper(plane), Color.WHITE, at -> new Pick(element, Optional.empty(), at, Optional.empty()));
        actor.SetTexture(texture);
        actors.get(actor).LightingOff();
        vtkShaderProperty shader = scope.own(actor.GetShaderProperty());
        shader.AddFragmentShaderReplacement(
                "//VTK::TCoord::Impl", true, "//VTK::TCoord::Impl\n  if (tcolor.a < 0.5) discard;\n", false);
    }

    private vtkPolyDataMapper mapper(vtkAlgorithm source) {
        vtkPolyDataMapper mapper = scope.own(new vtkPolyDataMapper());
        scope.connect(source, mapper);
        return mapper;
    }

    private vtkActor add(vtkPolyDataMapper mapper, Color color, Function<Point3, Pick> pick) {
        mapper.ScalarVisibilityOff();
        vtkActor actor = scope.own(new vtkActor());
        actor.SetMapper(mapper);
        vtkProperty property = scope.own(actor.GetProperty());
        property.SetColor(color.getRed() / 255.0, color.getGreen() / 255.0, color.getBlue() / 255.0);
        property.SetInterpolationToPhong();
        // Thin things are seen however the light falls.
        boolean thin = element == SceneElement.NEEDLE || element == SceneElement.CORE;
        property.SetAmbient(thin ? 0.5 : 0.12);
        property.SetDiffuse(thin ? 0.6 : 0.88);
        property.SetSpecular(0.3);
        property.SetSpecularPower(40);
        actors.put(actor, property);
        picks.put(actor.GetVTKId(), pick);
        renderer.AddActor(actor);
        return actor;
    }

    private static void place(vtkActor actor, Vector3 x, Vector3 y, Vector3 z, Vector3 at) {
        try (NativeScope temporary = new NativeScope()) {
            vtkMatrix4x4 matrix = temporary.own(new vtkMatrix4x4());
            matrix.DeepCopy(new double[] {
                x.x(), y.x(), z.x(), at.x(), x.y(), y.y(), z.y(), at.y(), x.z(), y.z(), z.z(), at.z(), 0, 0, 0, 1
            });
            actor.SetUserMatrix(matrix);
        }
    }

    @Override
    public void close() {
        actors.keySet().forEach(renderer::RemoveActor);
        actors.clear();
        picks.clear();
        scope.close();
    }
}
