package org.needlepoint.view.slice;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import org.needlepoint.geometry.Covariance3;
import org.needlepoint.geometry.Point2;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;

/**
 * The region of a slice plane that holds a normally distributed position, projected on the plane, with a given
 * probability: (p − centre)ᵀ C⁻¹ (p − centre) ≤ −2 ln(1 − probability) for the 2 × 2 covariance C in the plane.
 *
 * @param centre centre, pixels
 * @param majorMm longer semi-axis, mm
 * @param minorMm shorter semi-axis, mm
 * @param angleRad angle of the longer axis from the picture's right toward its bottom, radians
 * @param pixelMm side of a pixel, mm
 */
public record ErrorEllipse(Point2 centre, double majorMm, double minorMm, double angleRad, double pixelMm) {

    /**
     * The ellipse of a position's error.
     *
     * @param plane plane of the picture
     * @param position mean position, in the plane's frame
     * @param covariance covariance in the plane's frame, mm²
     * @param probability within 0 and 1, such as 0.95
     * @return ellipse
     */
    public static ErrorEllipse of(SlicePlane plane, Point3 position, Covariance3 covariance, double probability) {
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException("A probability between 0 and 1, got " + probability);
        }
        Vector3 u = plane.right().normalized();
        Vector3 v = plane.down().normalized();
        double uu = covariance.varianceAlong(u);
        double vv = covariance.varianceAlong(v);
        // Polarisation: C(u + v) = C(u) + C(v) + 2 uᵀ C v.
        double uv = (2 * covariance.varianceAlong(u.plus(v).normalized()) - uu - vv) / 2;
        double mean = (uu + vv) / 2;
        double radius = Math.hypot((uu - vv) / 2, uv);
        double scale = -2 * Math.log(1 - probability);
        return new ErrorEllipse(
                plane.toPixel(position),
                Math.sqrt(scale * (mean + radius)),
                Math.sqrt(scale * Math.max(0, mean - radius)),
                Math.atan2(2 * uv, uu - vv) / 2,
                plane.pixelMm());
    }

    /**
     * The outline.
     *
     * @return shape in pixels, (0, 0) the centre of the first pixel
     */
    public Shape shape() {
        AffineTransform place = AffineTransform.getTranslateInstance(centre.u(), centre.v());
        place.rotate(angleRad);
        double a = majorMm / pixelMm;
        double b = minorMm / pixelMm;
        return place.createTransformedShape(new Ellipse2D.Double(-a, -b, 2 * a, 2 * b));
    }
}
