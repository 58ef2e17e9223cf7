package org.needlepoint.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.problem.ProblemException;

class ItkTransformFileTest {
    @TempDir
    Path folder;

    private RigidTransform read(String... lines) throws Exception {
        Path file = folder.resolve("t.tfm");
        Files.writeString(file, "#Insight Transform File V1.0\n" + String.join("\n", lines) + "\n");
        return ItkTransformFile.read(file, SimulatedMarkers.CT, SimulatedMarkers.MR);
    }

    @Test
    void what_is_written_is_read_back_exactly() throws Exception {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 50; i++) {
            RigidTransform t = SimulatedMarkers.motion(random, 60, 200);
            Path file = folder.resolve("round.tfm");
            ItkTransformFile.write(file, t);
            RigidTransform back = ItkTransformFile.read(file, SimulatedMarkers.CT, SimulatedMarkers.MR);
            for (int k = 0; k < 16; k++) {
                assertThat(back.toMatrix()[k])
                        .isCloseTo(t.toMatrix()[k], within(1e-14 * (1 + Math.abs(t.toMatrix()[k]))));
            }
        }
    }

    /**
     * Each type turns by 90° about z, about the centre (10, 0, 0), then shifts by (1, 2, 3); ITK: T(x) = R(x − c) + c + t. The
     * fixed point (11, 0, 0) goes to (10, 1, 0) + (1, 2, 3).
     */
    @ParameterizedTest
    @CsvSource({
        "Euler3DTransform_double_3_3, 0 0 1.5707963267948966 1 2 3",
        "VersorRigid3DTransform_double_3_3, 0 0 0.7071067811865476 1 2 3",
        "QuaternionRigidTransform_double_3_3, 0 0 0.7071067811865476 0.7071067811865476 1 2 3",
        "AffineTransform_float_3_3, 0 -1 0 1 0 0 0 0 1 1 2 3",
        "MatrixOffsetTransformBase_double_3_3, 0 -1 0 1 0 0 0 0 1 1 2 3"
    })
    void every_rigid_type_maps_fixed_points_to_moving_points(String type, String parameters) throws Exception {
        RigidTransform t =
                read("#Transform 0", "Transform: " + type, "Parameters: " + parameters, "FixedParameters: 10 0 0");
        assertThat(t.from()).isEqualTo(SimulatedMarkers.CT);
        Point3 q = t.apply(new Point3(SimulatedMarkers.CT, 11, 0, 0));
        assertThat(q.distanceMm(new Point3(SimulatedMarkers.MR, 11, 3, 3))).isCloseTo(0, within(1e-12));
    }

    @Test
    void the_two_orders_of_euler_angles_differ_as_itk_says() throws Exception {
        String angles = "Parameters: 0.1 0.2 0.3 0 0 0";
        RigidTransform zxy = read("Transform: Euler3DTransform_double_3_3", angles, "FixedParameters: 0 0 0 0");
        RigidTransform zyx = read("Transform: Euler3DTransform_double_3_3", angles, "FixedParameters: 0 0 0 1");
        // Rz Rx Ry has sin x in its third row and second column; Rz Ry Rx has −sin y in its third row and first.
        assertThat(zxy.rotation().element(2, 1)).isCloseTo(Math.sin(0.1), within(1e-15));
        assertThat(zyx.rotation().element(2, 0)).isCloseTo(-Math.sin(0.2), within(1e-15));
    }

    @ParameterizedTest
    @CsvSource({
        "AffineTransform_double_3_3, 1.1 0 0 0 1 0 0 0 1 0 0 0, NOT_A_RIGID_TRANSFORM",
        "AffineTransform_double_3_3, -1 0 0 0 1 0 0 0 1 0 0 0, NOT_A_RIGID_TRANSFORM",
        "BSplineTransform_double_3_3, 0 0 0, NOT_A_RIGID_TRANSFORM",
        "Euler3DTransform_double_3_3, 0 0 0, NOT_A_TRANSFORM_FILE",
        "Euler3DTransform_double_3_3, 0 0 zero 0 0 0, NOT_A_TRANSFORM_FILE",
        "Euler3DTransform_double_3_3, 0 0 NaN 0 0 0, NOT_A_TRANSFORM_FILE",
        "VersorRigid3DTransform_double_3_3, 1 1 0 0 0 0, NOT_A_TRANSFORM_FILE"
    })
    void what_is_not_one_rigid_transform_is_refused(String type, String parameters, RegistrationProblem problem) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> read("Transform: " + type, "Parameters: " + parameters, "FixedParameters: 0 0 0"))
                .satisfies(e -> assertThat(e.problem()).isEqualTo(problem))
                .withMessageContaining("t.tfm");
    }

    @Test
    void other_files_are_refused_by_name() throws Exception {
        Path text = folder.resolve("other.txt");
        Files.writeString(text, "hello\n");
        Path binary = folder.resolve("binary.tfm");
        Files.write(binary, new byte[] {(byte) 0xff, (byte) 0xfe, (byte) 0x80});
        Path twice = folder.resolve("twice.tfm");
        String one = ItkTransformFile.toText(SimulatedMarkers.motion(new SplittableRandom(1), 5, 5));
        Files.writeString(twice, one + one);
        refused(text, RegistrationProblem.NOT_A_TRANSFORM_FILE);
        refused(binary, RegistrationProblem.NOT_A_TRANSFORM_FILE);
        refused(twice, RegistrationProblem.NOT_A_RIGID_TRANSFORM);
        refused(folder.resolve("absent.tfm"), RegistrationProblem.TRANSFORM_NOT_READABLE);
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> ItkTransformFile.write(
                        folder.resolve("no/such/t.tfm"), SimulatedMarkers.motion(new SplittableRandom(1), 5, 5)))
                .satisfies(e -> assertThat(e.problem()).isEqualTo(RegistrationProblem.TRANSFORM_NOT_WRITABLE));
    }

    private static void refused(Path file, RegistrationProblem problem) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> ItkTransformFile.read(file, SimulatedMarkers.CT, SimulatedMarkers.MR))
                .satisfies(e -> assertThat(e.problem()).isEqualTo(problem))
                .withMessageContaining(file.getFileName().toString());
    }
}
