package org.needlepoint.registration;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.geometry.Rotation;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.problem.ProblemException;

/**
 * ITK's text transform files ({@code .tfm}, {@code .txt}), LPS millimetres as here.
 *
 * <p>Direction: an ITK transform maps a point of the fixed image to the point of the moving image (ITK Software Guide,
 * "Registration": the resampler asks, for each fixed pixel, where in the moving image to look). So the file that resamples MR
 * onto the CT grid has CT as fixed, MR as moving, and holds {@code ctToMr}: {@code from} is fixed, {@code to} is moving. 3D
 * Slicer shows such a file, once loaded, as the transform that carries the moving image's points to the fixed image, the
 * inverse. The file names no frames of reference; the caller must know them.
 *
 * <p>Read: Euler3D (both angle orders), VersorRigid3D, QuaternionRigid, Translation, Affine and MatrixOffsetTransformBase
 * whose matrix is a rotation, in float or double. Written: AffineTransform_double_3_3, which every reader knows, with 17
 * digits so that nothing is lost.
 */
public final class ItkTransformFile {
    private static final String HEADER = "#Insight Transform File V1.0";

    private ItkTransformFile() {}

    /**
     * The text of a transform.
     *
     * @param fixedToMoving transform from the fixed image's frame to the moving image's, such as {@code ctToMr}
     * @return the lines of a {@code .tfm} file, ending with a newline
     */
    public static String toText(RigidTransform fixedToMoving) {
        StringBuilder s = new StringBuilder(HEADER).append("\n#Transform 0\n");
        s.append("Transform: AffineTransform_double_3_3\nParameters:");
        for (double v : fixedToMoving.rotation().toArray()) {
            s.append(' ').append(v);
        }
        for (double v : fixedToMoving.translationMm().toArray()) {
            s.append(' ').append(v);
        }
        return s.append("\nFixedParameters: 0 0 0\n").toString();
    }

    /**
     * Writes a transform.
     *
     * @param file file to write or replace
     * @param fixedToMoving transform from the fixed image's frame to the moving image's
     * @throws ProblemException {@link RegistrationProblem#TRANSFORM_NOT_WRITABLE}
     */
    public static void write(Path file, RigidTransform fixedToMoving) throws ProblemException {
        try {
            Files.writeString(file, toText(fixedToMoving), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new ProblemException(e, RegistrationProblem.TRANSFORM_NOT_WRITABLE, file);
        }
    }

    /**
     * Reads a transform.
     *
     * @param file an ITK text transform file
     * @param fixed frame of the fixed image, which becomes {@code from}
     * @param moving frame of the moving image, which becomes {@code to}
     * @return the rigid transform from fixed to moving
     * @throws ProblemException {@link RegistrationProblem#TRANSFORM_NOT_READABLE},
     *     {@link RegistrationProblem#NOT_A_TRANSFORM_FILE} or {@link RegistrationProblem#NOT_A_RIGID_TRANSFORM}
     */
    public static RigidTransform read(Path file, Frame fixed, Frame moving) throws ProblemException {
        try {
            return parse(Files.readAllLines(file, StandardCharsets.UTF_8), file, fixed, moving);
        } catch (CharacterCodingException e) {
            throw new ProblemException(
                    e, RegistrationProblem.NOT_A_TRANSFORM_FILE, file, RegistrationWording.NOT_TEXT.say());
        } catch (IOException e) {
            throw new ProblemException(e, RegistrationProblem.TRANSFORM_NOT_READABLE, file);
        }
    }

    private static RigidTransform parse(List<String> lines, Path file, Frame fixed, Frame moving)
            throws ProblemException {
        if (lines.isEmpty() || !lines.get(0).startsWith("#Insight Transform File")) {
            throw new ProblemException(
                    RegistrationProblem.NOT_A_TRANSFORM_FILE, file, RegistrationWording.FIRST_LINE.say(HEADER));
        }
        String type = null;
        double[] p = null;
        double[] f = new double[0];
        for (String raw : lines) {
            String line = raw.strip();
            if (line.startsWith("Transform:")) {
                if (type != null) {
                    throw new ProblemException(
                            RegistrationProblem.NOT_A_RIGID_TRANSFORM,
                            file,
                            RegistrationWording.SEVERAL_TRANSFORMS.say());
                }
                type = line.substring("Transform:".length()).strip();
            } else if (line.startsWith("Parameters:")) {
                p = numbers(line, file);
            } else if (line.startsWith("FixedParameters:")) {
                f = numbers(line, file);
            }
        }
        if (type == null || p == null) {
            throw new ProblemException(
                    RegistrationProblem.NOT_A_TRANSFORM_FILE, file, RegistrationWording.LINES_MISSING.say());
        }
        return rigid(type, p, f, file, fixed, moving);
    }

    private static double[] numbers(String line, Path file) throws ProblemException {
        String[] words = line.substring(line.indexOf(':') + 1).strip().split("\\s+");
        if (words.length == 1 && words[0].isEmpty()) {
            return new double[0];
        }
        double[] out = new double[words.length];
        try {
            for (int i = 0; i < words.length; i++) {
                out[i] = Double.parseDouble(words[i]);
            }
        } catch (NumberFormatException e) {
            throw new ProblemException(
                    e, RegistrationProblem.NOT_A_TRANSFORM_FILE, file, RegistrationWording.NOT_A_NUMBER.say(line));
        }
        if (!Arrays.stream(out).allMatch(Double::isFinite)) {
            throw new ProblemException(
                    RegistrationProblem.NOT_A_TRANSFORM_FILE, file, RegistrationWording.NOT_FINITE.say(line));
        }
        return out;
    }

    private static RigidTransform rigid(String type, double[] p, double[] f, Path file, Frame fixed, Frame moving)
            throws ProblemException {
        int underscore = type.indexOf('_');
        String name = underscore < 0 ? type : type.substring(0, underscore);
        Rotation r;
        Vector3 t;
        switch (name) {
            case "Euler3DTransform" -> {
                require(p.length == 6, type, p, file);
                // The fourth fixed parameter chooses Rz Ry Rx instead of Rz Rx Ry (itkEuler3DTransform).
                r = euler(p[0], p[1], p[2], f.length > 3 && f[3] != 0);
                t = new Vector3(p[3], p[4], p[5]);
            }
            case "VersorRigid3DTransform" -> {
                require(p.length == 6, type, p, file);
                double square = p[0] * p[0] + p[1] * p[1] + p[2] * p[2];
                require(square <= 1 + 1e-9, type, p, file);
                r = quaternion(p[0], p[1], p[2], Math.sqrt(Math.max(0, 1 - square)));
                t = new Vector3(p[3], p[4], p[5]);
            }
            case "QuaternionRigidTransform" -> {
                require(p.length == 7, type, p, file);
                r = quaternion(p[0], p[1], p[2], p[3]);
                t = new Vector3(p[4], p[5], p[6]);
            }
            case "TranslationTransform" -> {
                require(p.length == 3, type, p, file);
                r = Rotation.identity();
                t = new Vector3(p[0], p[1], p[2]);
            }
            case "AffineTransform", "MatrixOffsetTransformBase" -> {
                require(p.length == 12, type, p, file);
                try {
                    r = Rotation.ofMatrix(Arrays.copyOf(p, 9));
                } catch (IllegalArgumentException notARotation) {
                    throw new ProblemException(
                            notARotation,
                            RegistrationProblem.NOT_A_RIGID_TRANSFORM,
                            file,
                            RegistrationWording.NOT_RIGID.say());
                }
                t = new Vector3(p[9], p[10], p[11]);
            }
            default ->
                throw new ProblemException(
                        RegistrationProblem.NOT_A_RIGID_TRANSFORM, file, RegistrationWording.OF_TYPE.say(type));
        }
        // ITK: T(x) = R (x − c) + c + t, with the centre c in the first three fixed parameters.
        Vector3 c = f.length >= 3 ? new Vector3(f[0], f[1], f[2]) : Vector3.ZERO;
        return RigidTransform.about(fixed, moving, r, c, t);
    }

    private static void require(boolean holds, String type, double[] p, Path file) throws ProblemException {
        if (!holds) {
            throw new ProblemException(
                    RegistrationProblem.NOT_A_TRANSFORM_FILE,
                    file,
                    RegistrationWording.PARAMETER_COUNT.say(type, p.length));
        }
    }

    private static Rotation euler(double x, double y, double z, boolean zyx) {
        Rotation rx = Rotation.aboutAxis(new Vector3(1, 0, 0), x);
        Rotation ry = Rotation.aboutAxis(new Vector3(0, 1, 0), y);
        Rotation rz = Rotation.aboutAxis(new Vector3(0, 0, 1), z);
        return zyx ? rx.then(ry).then(rz) : ry.then(rx).then(rz);
    }

    private static Rotation quaternion(double x, double y, double z, double w) {
        double n = Math.sqrt(x * x + y * y + z * z);
        return n == 0 ? Rotation.identity() : Rotation.aboutAxis(new Vector3(x, y, z), 2 * Math.atan2(n, w));
    }
}
