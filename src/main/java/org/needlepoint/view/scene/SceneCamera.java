package org.needlepoint.view.scene;

import java.util.Objects;
import org.needlepoint.geometry.Point2;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Rotation;
import org.needlepoint.geometry.Vector3;

/**
 * How a scene is seen: by parallel projection, so that a millimetre is as long everywhere in the picture. Immutable.
 *
 * <p>Pixel (0, 0) is the centre of the upper left pixel, u runs to the right and v downward.
 *
 * @param focus the point in the middle of the picture, LPS mm
 * @param direction unit vector from the eye into the picture
 * @param up unit vector upward in the picture, at a right angle to the direction
 * @param halfExtentMm half of the picture's shorter side, mm
 */
public record SceneCamera(Point3 focus, Vector3 direction, Vector3 up, double halfExtentMm) {
    private static final double SMALLEST_MM = 2;
    private static final double LARGEST_MM = 2000;
    /** A drag over the picture's shorter side turns by this much. */
    private static final double TURN_RAD = Math.PI;

    /**
     * Makes a camera. The extent is kept within 2 mm to 2 m.
     *
     * @throws IllegalArgumentException if the directions are not unit vectors at a right angle within 1e-6, or the extent is
     *     not a number
     */
    public SceneCamera {
        Objects.requireNonNull(focus, "focus");
        if (!(Math.abs(direction.norm() - 1) <= 1e-6)
                || !(Math.abs(up.norm() - 1) <= 1e-6)
                || !(Math.abs(direction.dot(up)) <= 1e-6)) {
            throw new IllegalArgumentException(
                    "A camera looks and stands along unit vectors at a right angle, got " + direction + " and " + up);
        }
        if (!Double.isFinite(halfExtentMm)) {
            throw new IllegalArgumentException("A camera sees a finite part, got " + halfExtentMm + " mm");
        }
        halfExtentMm = Math.max(SMALLEST_MM, Math.min(LARGEST_MM, halfExtentMm));
    }

    /**
     * A camera that looks in a direction, as upright as may be.
     *
     * @param focus the point in the middle, LPS mm
     * @param direction from the eye into the picture, any length but zero
     * @param upright wanted upward direction; the head is replaced by the front where the two are parallel
     * @param halfExtentMm half of the picture's shorter side, mm
     * @return camera
     */
    public static SceneCamera looking(Point3 focus, Vector3 direction, Vector3 upright, double halfExtentMm) {
        Vector3 d = direction.normalized();
        Vector3 wanted = d.cross(upright).norm() > 0.1 ? upright : new Vector3(0, -1, 0);
        Vector3 across = d.cross(wanted).norm() > 0.1 ? wanted : d.anyOrthogonal();
        return new SceneCamera(focus, d, across.minus(d.times(across.dot(d))).normalized(), halfExtentMm);
    }

    /**
     * Direction to the right of the picture.
     *
     * @return unit vector
     */
    public Vector3 right() {
        return direction.cross(up).normalized();
    }

    /**
     * Side of a pixel.
     *
     * @param width width of the picture, pixels
     * @param height height, pixels
     * @return mm
     */
    public double pixelMm(int width, int height) {
        return 2 * halfExtentMm / Math.min(width, height);
    }

    /**
     * Where a point appears.
     *
     * @param p point of the focus's frame
     * @param width width of the picture, pixels
     * @param height height, pixels
     * @return continuous pixel, in the picture or not
     * @throws org.needlepoint.geometry.FrameMismatchException if the point is of another frame
     */
    public Point2 project(Point3 p, int width, int height) {
        Vector3 d = p.minus(focus);
        double mm = pixelMm(width, height);
        return new Point2((width - 1) / 2.0 + d.dot(right()) / mm, (height - 1) / 2.0 - d.dot(up) / mm);
    }

    /**
     * Turns the scene under the hand: what is in front follows the drag.
     *
     * @param dxPx drag to the right, pixels
     * @param dyPx drag downward, pixels
     * @param shorterSidePx shorter side of the picture, pixels; a drag over it is half a turn
     * @return new camera
     */
    public SceneCamera rotated(double dxPx, double dyPx, int shorterSidePx) {
        double perPixel = TURN_RAD / shorterSidePx;
        Rotation turn = Rotation.aboutAxis(up, -dxPx * perPixel).then(Rotation.aboutAxis(right(), -dyPx * perPixel));
        return looking(focus, turn.apply(direction), turn.apply(up), halfExtentMm);
    }

    /**
     * Magnifies.
     *
     * @param factor above 1 to come nearer
     * @return new camera
     * @throws IllegalArgumentException if the factor is not positive
     */
    public SceneCamera zoomed(double factor) {
        if (!(factor > 0)) {
            throw new IllegalArgumentException("A zoom is positive, got " + factor);
        }
        return new SceneCamera(focus, direction, up, halfExtentMm / factor);
    }

    /**
     * Moves the scene under the hand.
     *
     * @param dxPx drag to the right, pixels
     * @param dyPx drag downward, pixels
     * @param shorterSidePx shorter side of the picture, pixels
     * @return new camera
     */
    public SceneCamera panned(double dxPx, double dyPx, int shorterSidePx) {
        double mm = 2 * halfExtentMm / shorterSidePx;
        return new SceneCamera(
                focus.plus(right().times(-dxPx * mm)).plus(up.times(dyPx * mm)), direction, up, halfExtentMm);
    }
}
