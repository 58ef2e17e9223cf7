package org.needlepoint.casefile.planning;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.needlepoint.geometry.Vector3;

/**
 * What a person puts in the place of the pose that the markers give: a transform from a file, a refinement by the images, a
 * nudge by hand, or several of them in this order.
 *
 * @param transform ITK transform file to use instead of the fitted pose
 * @param fixed which image was fixed when the file was made
 * @param refine whether the images refine the pose, within what the markers allow
 * @param nudge motion added by hand
 */
public record PoseChoice(Optional<Path> transform, FixedImage fixed, boolean refine, Optional<Nudge> nudge) {

    /** The markers' fit as it is. */
    public static final PoseChoice FITTED = new PoseChoice(Optional.empty(), FixedImage.MR, false, Optional.empty());

    /** ITK transforms map points of the fixed image to points of the moving one. */
    public enum FixedImage {
        /** The file maps MR points to CT points, like the {@code mr-to-ct.tfm} that {@code measure} writes. */
        MR,
        /** The file maps CT points to MR points. */
        CT
    }

    /**
     * A small motion of the CT as it lies on the MR: a turn about the needle tip, then a shift.
     *
     * @param translationMm shift along the MR frame's left, posterior and head axes, mm
     * @param rotationRad rotation vector in the same axes, radians: its direction is the axis, its length the angle
     */
    public record Nudge(Vector3 translationMm, Vector3 rotationRad) {
        private static final double MOST_MM = 50;
        private static final double MOST_DEG = 45;

        /**
         * Reads the six numbers of a command line.
         *
         * @param text dx,dy,dz in mm and rx,ry,rz in degrees, separated by commas
         * @return the nudge
         * @throws IllegalArgumentException with words for the user if it is not six finite numbers, or larger than a
         *     correction by hand can be (50 mm, 45°)
         */
        public static Nudge parse(String text) {
            double[] v;
            try {
                v = Arrays.stream(text.split(",", -1))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(
                        "--nudge \"" + text + "\" must be six numbers: dx,dy,dz in mm and rx,ry,rz in degrees", e);
            }
            if (v.length != 6 || !Arrays.stream(v).allMatch(Double::isFinite)) {
                throw new IllegalArgumentException(
                        "--nudge \"" + text + "\" must be six numbers: dx,dy,dz in mm and rx,ry,rz in degrees");
            }
            Vector3 shift = new Vector3(v[0], v[1], v[2]);
            Vector3 degrees = new Vector3(v[3], v[4], v[5]);
            if (shift.norm() > MOST_MM || degrees.norm() > MOST_DEG) {
                throw new IllegalArgumentException("--nudge \"" + text
                        + "\" is larger than 50 mm or 45°: that is another registration, not a nudge; check the units");
            }
            return new Nudge(shift, degrees.times(Math.PI / 180));
        }

        /**
         * The six numbers as {@link #parse} reads them.
         *
         * @return dx,dy,dz in mm and rx,ry,rz in degrees
         */
        public String text() {
            Vector3 d = rotationRad.times(180 / Math.PI);
            return translationMm.x() + "," + translationMm.y() + "," + translationMm.z() + "," + d.x() + "," + d.y()
                    + "," + d.z();
        }
    }
}
