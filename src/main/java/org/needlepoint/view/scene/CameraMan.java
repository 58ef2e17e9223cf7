package org.needlepoint.view.scene;

import java.util.Optional;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Rotation;
import org.needlepoint.geometry.Vector3;

/** Holds the newest camera and keeps the scene fitted into the picture until somebody turns, zooms or pans. Thread-safe. */
final class CameraMan {
    private static final double AIR = 1.06;
    private static final double EMPTY_HALF_MM = 100;
    private static final double ROUND_RAD = Math.toRadians(35);
    private static final double ABOVE_RAD = Math.toRadians(18);

    private Optional<SceneCamera> camera = Optional.empty();
    private Optional<SceneNeedle> needle = Optional.empty();
    private double[] box;
    private Frame frame;
    private int width = 1;
    private int height = 1;
    private boolean fitted = true;
    private boolean turned;
    private boolean onTip;

    synchronized Optional<SceneCamera> camera() {
        return camera;
    }

    synchronized void take(SceneCamera newCamera) {
        camera = Optional.of(newCamera);
        fitted = false;
        turned = true;
    }

    /** A content stands; the first is seen from home, as is the first that has a needle if nobody has turned anything yet. */
    synchronized void contentChanged(SceneContent content, Optional<double[]> bounds) {
        boolean first = camera.isEmpty();
        boolean newNeedle = needle.isEmpty() && content.needle().isPresent();
        frame = content.frame();
        needle = content.needle();
        box = bounds.orElse(new double[] {
            -EMPTY_HALF_MM, EMPTY_HALF_MM, -EMPTY_HALF_MM, EMPTY_HALF_MM, -EMPTY_HALF_MM, EMPTY_HALF_MM
        });
        if (first || newNeedle && !turned) {
            home();
        } else if (fitted) {
            fit();
        }
    }

    synchronized void pictureSize(int newWidth, int newHeight) {
        boolean changed = newWidth != width || newHeight != height;
        width = newWidth;
        height = newHeight;
        if (changed && fitted && box != null) {
            fit();
        }
    }

    synchronized void preset(CameraPreset preset) {
        if (box == null) {
            return;
        }
        onTip = preset == CameraPreset.ALONG_NEEDLE && needle.isPresent();
        Vector3 direction = onTip ? needle.orElseThrow().direction() : preset.direction();
        look(direction, preset.up());
        turned = true;
    }

    synchronized void home() {
        if (box == null) {
            return;
        }
        onTip = false;
        CameraPreset side = needle.map(n -> sideOf(n.direction())).orElse(CameraPreset.ANTERIOR);
        Vector3 up = side.up();
        Rotation round = Rotation.aboutAxis(up, ROUND_RAD);
        Vector3 level = round.apply(side.direction());
        Vector3 right = level.cross(up).normalized();
        look(Rotation.aboutAxis(right, -ABOVE_RAD).apply(level), up);
        turned = false;
    }

    private static CameraPreset sideOf(Vector3 inward) {
        CameraPreset best = CameraPreset.ANTERIOR;
        for (CameraPreset p : new CameraPreset[] {CameraPreset.POSTERIOR, CameraPreset.LEFT, CameraPreset.RIGHT}) {
            if (p.direction().dot(inward) > best.direction().dot(inward)) {
                best = p;
            }
        }
        return best;
    }

    private void look(Vector3 direction, Vector3 up) {
        camera = Optional.of(SceneCamera.looking(middle(), direction, up, EMPTY_HALF_MM));
        fitted = true;
        fit();
    }

    private Point3 middle() {
        return new Point3(frame, (box[0] + box[1]) / 2, (box[2] + box[3]) / 2, (box[4] + box[5]) / 2);
    }

    private void fit() {
        SceneCamera c = camera.orElseThrow();
        Point3 focus = onTip && needle.isPresent() ? needle.get().tip() : middle();
        Vector3 right = c.right();
        double across = 0;
        double along = 0;
        for (int corner = 0; corner < 8; corner++) {
            Vector3 v = new Point3(frame, box[corner & 1], box[2 + (corner >> 1 & 1)], box[4 + (corner >> 2 & 1)])
                    .minus(focus);
            across = Math.max(across, Math.abs(v.dot(right)));
            along = Math.max(along, Math.abs(v.dot(c.up())));
        }
        double mm = AIR * Math.max(2 * across / width, 2 * along / height);
        camera = Optional.of(new SceneCamera(focus, c.direction(), c.up(), mm * Math.min(width, height) / 2));
    }

    synchronized void rotate(double dxPx, double dyPx) {
        camera = camera.map(c -> c.rotated(dxPx, dyPx, Math.min(width, height)));
        // A hand that turns wants no change of size.
        fitted = false;
        turned = true;
    }

    synchronized void zoom(double factor) {
        camera = camera.map(c -> c.zoomed(factor));
        fitted = false;
        turned = true;
    }

    synchronized void pan(double dxPx, double dyPx) {
        camera = camera.map(c -> c.panned(dxPx, dyPx, Math.min(width, height)));
        fitted = false;
        turned = true;
    }
}
