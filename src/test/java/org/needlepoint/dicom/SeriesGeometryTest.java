package org.needlepoint.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.needlepoint.image.Volume;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.work.Progress;

/** Faults of geometry and identity, one at a time, on small series written for the purpose. */
class SeriesGeometryTest {
    private static final double[] EVEN = {0, 5, 10, 15, 20};

    @TempDir
    Path folder;

    private Inventory mr(double[] heights, UnaryOperator<DataSet.Builder> change) throws Exception {
        SyntheticSlice.writeMr(folder, heights, change);
        return SharedData.read(folder);
    }

    private static void assertProblem(Iterable<SeriesProblem> problems, DicomProblem problem, String text) {
        assertThat(problems).anySatisfy(p -> {
            assertThat(p.problem()).isEqualTo(problem);
            assertThat(p.text()).contains(text);
        });
    }

    @Test
    void slices_are_ordered_by_position_whatever_their_numbers() throws Exception {
        Inventory inventory = mr(new double[] {10, 0, 20, 5, 15}, b -> b);
        ImageStack stack = SyntheticSlice.only(inventory);
        assertThat(stack.problems()).isEmpty();
        Volume v = inventory.volume(stack, Progress.NONE).value();
        assertThat(v.grid().sliceSpacingMm()).isEqualTo(5);
        assertThat(v.grid().sliceThicknessMm()).isEqualTo(4);
        assertThat(v.grid().columnSpacingMm()).isEqualTo(1);
        assertThat(v.grid().rowSpacingMm()).isEqualTo(2);
        assertThat(new double[] {v.value(0, 0, 0), v.value(0, 0, 1), v.value(0, 0, 2), v.value(0, 0, 4)})
                .containsExactly(101, 103, 100, 102);
    }

    @Test
    void a_missing_slice_is_absent_and_an_uneven_one_is_an_error() throws Exception {
        ImageStack stack = SyntheticSlice.only(mr(new double[] {0, 5, 15, 20, 25}, b -> b));
        assertThat(stack.absentSlices()).containsExactly(2);
        assertProblem(stack.problems(), DicomProblem.MISSING_SLICES, "(-10.0, -20.0, 10.0)");
        Path other = Files.createDirectory(folder.resolveSibling(folder.getFileName() + "b"));
        SyntheticSlice.writeMr(other, new double[] {0, 5, 12, 17, 22}, b -> b);
        ImageStack uneven = SyntheticSlice.only(SharedData.read(other));
        assertThat(uneven.isUsable()).isFalse();
        assertProblem(uneven.problems(), DicomProblem.UNEVEN_SPACING, "5.00 to 7.00 mm");
    }

    @Test
    void rounded_positions_are_even() throws Exception {
        ImageStack stack = SyntheticSlice.only(mr(new double[] {0, 3.33, 6.67, 10, 13.33}, b -> b));
        assertThat(stack.isUsable()).isTrue();
        assertThat(stack.grid().orElseThrow().sliceSpacingMm()).isCloseTo(10 / 3.0, within(1e-2));
    }

    @Test
    void a_tilted_gantry_makes_a_sheared_grid() throws Exception {
        for (int i = 0; i < 5; i++) {
            SyntheticSlice.write(
                    folder,
                    "I" + i,
                    SyntheticSlice.ct(i + 1, i * 5, 1024)
                            .number(Tags.IMAGE_POSITION, -10, -20 + i * 5 * Math.tan(Math.toRadians(12)), i * 5)
                            .build());
        }
        ImageStack stack = SyntheticSlice.only(SharedData.read(folder));
        assertThat(Math.toDegrees(stack.grid().orElseThrow().shearAngleRad())).isCloseTo(12, within(0.01));
        assertProblem(stack.problems(), DicomProblem.GANTRY_TILT, "12.0°");
    }

    @Test
    void a_slice_beside_the_others_is_an_error() throws Exception {
        ImageStack stack = SyntheticSlice.only(mr(
                EVEN,
                b -> b.build().number(Tags.INSTANCE_NUMBER).getAsDouble() == 3
                        ? b.number(Tags.IMAGE_POSITION, -6, -20, 10)
                        : b));
        assertProblem(stack.problems(), DicomProblem.SHIFTED_SLICES, "4.00 mm");
    }

    @Test
    void a_turned_slice_is_an_error_of_the_series() throws Exception {
        double c = Math.cos(Math.toRadians(5));
        double s = Math.sin(Math.toRadians(5));
        Series series = mr(
                        EVEN,
                        b -> b.build().number(Tags.INSTANCE_NUMBER).getAsDouble() == 3
                                ? b.number(Tags.IMAGE_ORIENTATION, 1, 0, 0, 0, c, s)
                                : b)
                .series()
                .get(0);
        assertProblem(series.problems(), DicomProblem.NON_PARALLEL_SLICES, "5.0°");
        assertThat(series.problems()).anyMatch(p -> p.severity() == SeriesProblem.Severity.ERROR);
    }

    @Test
    void three_planes_of_a_localizer_are_split() throws Exception {
        double[][] planes = {{1, 0, 0, 0, 1, 0}, {1, 0, 0, 0, 0, -1}, {0, 1, 0, 0, 0, -1}};
        for (int i = 0; i < 3; i++) {
            SyntheticSlice.write(
                    folder,
                    "L" + i,
                    SyntheticSlice.mr(i + 1, 0, 1)
                            .text(Tags.IMAGE_TYPE, "ORIGINAL", "PRIMARY", "LOCALIZER")
                            .number(Tags.IMAGE_ORIENTATION, planes[i])
                            .build());
        }
        Series series = SharedData.read(folder).series().get(0);
        assertThat(series.role()).isEqualTo(SeriesRole.LOCALIZER);
        assertThat(series.stacks()).extracting(ImageStack::label).containsExactly("axial", "coronal", "sagittal");
        assertThat(series.problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0020,0032, Image Position (Patient)",
        "0020,0037, Image Orientation (Patient)",
        "0028,0030, Pixel Spacing",
        "0020,0052, Frame of Reference UID"
    })
    void an_absent_attribute_is_named_not_assumed(String group, String element, String name) throws Exception {
        int number = Integer.parseInt(group + element, 16);
        Inventory inventory = mr(EVEN, b -> b.text(new Tag(number, Vr.LO, name)));
        Series series = inventory.series().get(0);
        ImageStack stack = series.stacks().get(0);
        assertThatThrownBy(() -> inventory.volume(stack, Progress.NONE))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problem()).isEqualTo(DicomProblem.MISSING_GEOMETRY);
                    assertThat(e).hasMessageContaining(name + " (" + group + "," + element + ")");
                });
    }

    @Test
    void a_copied_file_is_noted_and_an_equal_image_under_another_uid_accepted() throws Exception {
        SyntheticSlice.writeMr(folder, EVEN, b -> b);
        SyntheticSlice.write(folder, "copy/IM", SyntheticSlice.mr(2, 5, 101).build());
        Series series = SharedData.read(folder).series().get(0);
        assertProblem(series.problems(), DicomProblem.DUPLICATE_SLICES, "same SOP Instance UID");
        SyntheticSlice.write(folder, "copy/IM2", SyntheticSlice.mr(77, 5, 101).build());
        Inventory inventory = SharedData.read(folder);
        ImageStack stack = SyntheticSlice.only(inventory);
        assertProblem(stack.problems(), DicomProblem.DUPLICATE_SLICES, "1 of the images");
        assertThat(inventory.volume(stack, Progress.NONE).value().value(0, 0, 1))
                .isEqualTo(101);
    }

    @Test
    void two_different_images_at_one_position_are_refused() throws Exception {
        SyntheticSlice.writeMr(folder, EVEN, b -> b);
        SyntheticSlice.write(folder, "other", SyntheticSlice.mr(77, 5, 999).build());
        Inventory inventory = SharedData.read(folder);
        assertThatThrownBy(() -> inventory.volume(SyntheticSlice.only(inventory), Progress.NONE))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problem()).isEqualTo(DicomProblem.DUPLICATE_SLICES);
                    assertThat(e).hasMessageContaining("IM1").hasMessageContaining("other");
                });
    }

    @Test
    void echoes_temporal_positions_and_acquisitions_are_no_duplicates() throws Exception {
        for (int i = 0; i < 12; i++) {
            int z = i % 3;
            int set = i / 3;
            SyntheticSlice.write(
                    folder,
                    "E" + i,
                    SyntheticSlice.mr(i + 1, z * 5, 10 * set)
                            .number(Tags.ECHO_TIME, set < 2 ? 20 : 80)
                            .number(Tags.ACQUISITION_NUMBER, 1 + set % 2)
                            .build());
        }
        Series series = SharedData.read(folder).series().get(0);
        assertThat(series.stacks())
                .extracting(ImageStack::label)
                .containsExactlyInAnyOrder(
                        "other, acquisition 1", "other, acquisition 2", "T2, acquisition 1", "T2, acquisition 2");
        assertThat(series.stacks()).allMatch(k -> k.slices() == 3 && k.isUsable());
    }

    @Test
    void mixed_patients_frames_and_matrices_are_named() throws Exception {
        UnaryOperator<DataSet.Builder> last =
                b -> b.build().number(Tags.INSTANCE_NUMBER).getAsDouble() == 5
                        ? b.text(Tags.PATIENT_ID, "P2")
                                .text(Tags.FRAME_OF_REFERENCE_UID, "1.9.9")
                                .number(Tags.PIXEL_SPACING, 1, 1)
                        : b;
        Series series = mr(EVEN, last).series().get(0);
        assertProblem(series.problems(), DicomProblem.MIXED_PATIENTS, "P2");
        assertProblem(series.problems(), DicomProblem.MIXED_FRAMES, "1.9.9");
        assertProblem(series.problems(), DicomProblem.MIXED_MATRIX, "6×4");
        assertThat(series.stacks()).hasSize(2);
    }

    @Test
    void rescale_that_differs_between_slices_holds_for_each() throws Exception {
        Inventory inventory = mr(EVEN, b -> b.number(
                        Tags.RESCALE_SLOPE,
                        b.build().number(Tags.INSTANCE_NUMBER).getAsDouble())
                .number(Tags.RESCALE_INTERCEPT, 0.5));
        Volume v =
                inventory.volume(SyntheticSlice.only(inventory), Progress.NONE).value();
        assertThat(v.value(0, 0, 0)).isEqualTo(100.5);
        assertThat(v.value(0, 0, 4)).isEqualTo(104 * 5 + 0.5);
    }

    @Test
    void ct_padding_becomes_air_and_does_not_shine() throws Exception {
        for (int i = 0; i < 3; i++) {
            SyntheticSlice.write(
                    folder,
                    "C" + i,
                    SyntheticSlice.ct(i + 1, i * 3, i == 1 ? 63536 : 1064)
                            .number(Tags.PIXEL_PADDING_VALUE, 63536)
                            .build());
        }
        Inventory inventory = SharedData.read(folder);
        Volume v =
                inventory.volume(SyntheticSlice.only(inventory), Progress.NONE).value();
        assertThat(v.value(0, 0, 0)).isEqualTo(40);
        assertThat(v.value(0, 0, 1)).isEqualTo(-1024);
    }

    @Test
    void a_truncated_file_is_an_error_of_its_series() throws Exception {
        SyntheticSlice.writeMr(folder, EVEN, b -> b);
        Path file = folder.resolve("IM2");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 10));
        Inventory inventory = SharedData.read(folder);
        assertProblem(inventory.series().get(0).problems(), DicomProblem.TRUNCATED_FILE, "IM2");
        assertThat(inventory.notes()).extracting(FileNote::problem).containsExactly(DicomProblem.TRUNCATED_FILE);
        // Cut in the header, but after the series' UID: still known to belong there.
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 150));
        assertProblem(SharedData.read(folder).series().get(0).problems(), DicomProblem.TRUNCATED_FILE, "IM2");
    }

    @Test
    void a_malformed_number_is_named_with_its_attribute() throws Exception {
        Inventory inventory = mr(
                EVEN,
                b -> b.build().number(Tags.INSTANCE_NUMBER).getAsDouble() == 2 ? b.text(Tags.ECHO_TIME, "eighty") : b);
        assertProblem(inventory.series().get(0).problems(), DicomProblem.MALFORMED_ATTRIBUTE, "Echo Time (0018,0081)");
    }
}
