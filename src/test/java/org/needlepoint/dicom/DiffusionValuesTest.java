package org.needlepoint.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.needlepoint.diffusion.AdcMap;
import org.needlepoint.diffusion.AdcSource;
import org.needlepoint.diffusion.DiffusionSeries;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.work.Progress;

/** b-values and ADC scales in the spellings of makers, on series written for the purpose. */
class DiffusionValuesTest {
    private static final double[] HEIGHTS = {0, 5, 10};

    @TempDir
    Path folder;

    private static DataSet.Builder echoPlanar(DataSet.Builder b) {
        return b.text(Tags.SCANNING_SEQUENCE, "EP", "SE");
    }

    private static Tag creator(int group) {
        return new Tag(group << 16 | 0x10, Vr.LO, "Private Creator");
    }

    private BValue bValue(UnaryOperator<DataSet.Builder> change) throws Exception {
        SyntheticSlice.writeMr(folder, HEIGHTS, b -> change.apply(echoPlanar(b)));
        ImageStack stack = SyntheticSlice.only(SharedData.read(folder));
        assertThat(stack.role()).isEqualTo(SeriesRole.DWI);
        return stack.bValueSource().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"800, 800", "1000000800, 800", "1000000000, 0", "1000000050, 50"})
    void general_electric(String stored, double b) throws Exception {
        Tag tag = new Tag(0x00431039, Vr.IS, "b");
        assertThat(bValue(x -> x.text(creator(0x0043), "GEMS_PARM_01")
                                .text(tag, stored, "8", "0", "0")
                                .text(Tags.SERIES_DESCRIPTION, "Ax DWI"))
                        .value())
                .isEqualTo(b);
    }

    @Test
    void general_electric_without_its_creator() throws Exception {
        Tag tag = new Tag(0x00431039, Vr.IS, "b");
        assertThat(bValue(x -> x.text(Tags.MANUFACTURER, "GE MEDICAL SYSTEMS").text(tag, "1000000600", "8", "0", "0"))
                        .value())
                .isEqualTo(600);
    }

    @Test
    void siemens_united_imaging_and_standard() throws Exception {
        assertThat(bValue(x -> x.text(creator(0x0019), "SIEMENS MR HEADER")
                                .text(new Tag(0x0019100c, Vr.IS, "b"), "750"))
                        .value())
                .isEqualTo(750);
        assertThat(bValue(x -> x.text(creator(0x0065), "Image Private Header")
                                .number(new Tag(0x00651009, Vr.FD, "b"), 900))
                        .value())
                .isEqualTo(900);
        assertThat(bValue(x -> x.number(Tags.DIFFUSION_B_VALUE, 650)).value()).isEqualTo(650);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.004, 0.01})
    void philips_pseudo_zero(double stored) throws Exception {
        BValue b = bValue(x -> x.text(creator(0x2001), "Philips Imaging DD 001")
                .number(new Tag(0x20011003, Vr.FL, "b"), stored)
                .text(Tags.SERIES_DESCRIPTION, "DWI"));
        assertThat(b.value()).isZero();
        assertThat(b.source()).contains("a label that means 0");
    }

    @ParameterizedTest
    @CsvSource({"*ep_b800t, , 800", "ep_b50#12, , 50", "*ez_b0, , 0", ", DWI b1000 tra, 1000", ", diff b=400, 400"})
    void names_are_the_last_resort_and_say_so(String sequence, String description, double b) throws Exception {
        BValue found = bValue(x -> {
            x.text(Tags.IMAGE_TYPE, "ORIGINAL", "PRIMARY", "DIFFUSION");
            return sequence != null
                    ? x.text(Tags.SEQUENCE_NAME, sequence)
                    : x.text(Tags.SERIES_DESCRIPTION, description);
        });
        assertThat(found.value()).isEqualTo(b);
        assertThat(found.fromText()).isTrue();
    }

    @Test
    void a_name_that_lists_several_b_values_is_no_b_value() throws Exception {
        SyntheticSlice.writeMr(folder, HEIGHTS, b -> echoPlanar(b).text(Tags.SERIES_DESCRIPTION, "DWI b0-800"));
        ImageStack stack = SyntheticSlice.only(SharedData.read(folder));
        assertThat(stack.role()).isEqualTo(SeriesRole.DWI);
        assertThat(stack.bValue()).isEmpty();
        assertThat(stack.problems()).extracting(SeriesProblem::problem).containsExactly(DicomProblem.B_VALUE_UNKNOWN);
    }

    @Test
    void attributes_that_disagree_are_reported() throws Exception {
        SyntheticSlice.writeMr(folder, HEIGHTS, b -> echoPlanar(b)
                .number(Tags.DIFFUSION_B_VALUE, 800)
                .text(creator(0x0019), "SIEMENS MR HEADER")
                .text(new Tag(0x0019100c, Vr.IS, "b"), "1000"));
        ImageStack stack = SyntheticSlice.only(SharedData.read(folder));
        assertThat(stack.bValue()).hasValue(800);
        assertThat(stack.problems()).extracting(SeriesProblem::problem).containsExactly(DicomProblem.CONTRADICTION);
    }

    @Test
    void directions_are_averaged_geometrically_and_repetitions_arithmetically() throws Exception {
        int[] values = {100, 200, 400, 30, 50};
        for (int i = 0; i < values.length; i++) {
            boolean direction = i < 3;
            for (int z = 0; z < 2; z++) {
                DataSet.Builder b = echoPlanar(SyntheticSlice.mr(10 * i + z + 1, 5 * z, values[i]))
                        .number(Tags.DIFFUSION_B_VALUE, direction ? 800 : 0)
                        .number(Tags.ACQUISITION_NUMBER, i);
                if (direction) {
                    b.number(Tags.DIFFUSION_GRADIENT_ORIENTATION, i == 0 ? 1 : 0, i == 1 ? 1 : 0, i == 2 ? 1 : 0);
                }
                SyntheticSlice.write(folder, "D" + i + "_" + z, b.build());
            }
        }
        Inventory inventory = SharedData.read(folder);
        DiffusionSeries series = inventory
                .diffusion(inventory.diffusionGroups().get(0), Progress.NONE)
                .value();
        assertThat(series.images()).hasSize(2);
        assertThat(series.images().get(0).signal().value(0, 0, 0)).isEqualTo(40);
        assertThat(series.images().get(1).signal().value(0, 0, 0)).isCloseTo(200, within(1e-3));
    }

    private Inventory.Loaded<AdcMap> adc(int stored, UnaryOperator<DataSet.Builder> change) throws Exception {
        for (int i = 0; i < 3; i++) {
            DataSet.Builder b = echoPlanar(SyntheticSlice.mr(i + 1, i * 5, stored))
                    .text(Tags.IMAGE_TYPE, "DERIVED", "PRIMARY", "ADC");
            SyntheticSlice.write(folder, "A" + i, change.apply(b).build());
        }
        Inventory inventory = SharedData.read(folder);
        return inventory.adcMap(SyntheticSlice.only(inventory), Progress.NONE);
    }

    private static DataSet mapping(double slope, String unit) {
        return DataSet.builder()
                .number(Tags.REAL_WORLD_VALUE_SLOPE, slope)
                .number(Tags.REAL_WORLD_VALUE_INTERCEPT, 0)
                .items(
                        Tags.MEASUREMENT_UNITS_CODE_SEQUENCE,
                        DataSet.builder().text(Tags.CODE_VALUE, unit).build())
                .build();
    }

    @ParameterizedTest
    @CsvSource({
        "1, um2/s",
        "1, 10-6.mm2/s",
        "1, 10*-6.mm2/s",
        "1, 10^-6 mm^2/s",
        "1, 1e-6 mm2/s",
        "1e-6, mm2/s",
        "1e-3, 10-3.mm2/s",
        "0.001, x10-3 mm²/s",
        "1, 10⁻⁶mm²/s",
        "1e-3, um2/ms",
        "1e-8, cm2/s"
    })
    void a_real_world_value_mapping_decides(double slope, String unit) throws Exception {
        AdcMap map = adc(1300, b -> b.items(Tags.REAL_WORLD_VALUE_MAPPING_SEQUENCE, mapping(slope, unit)))
                .value();
        assertThat(map.source()).isEqualTo(AdcSource.REAL_WORLD_VALUE_MAPPING);
        assertThat(map.adc().value(0, 0, 0)).isCloseTo(1.3e-3, within(1e-12));
        assertThat(map.evidence()).contains(unit, "median stored value 1300 gives 1.3 ×10⁻³ mm²/s");
    }

    @ParameterizedTest
    @CsvSource({"1, 10^-6 mm2/s", "0.001, 10-3 mm2/s", "1e-6, mm2/s"})
    void rescale_with_a_unit_comes_next(double slope, String type) throws Exception {
        AdcMap map = adc(1300, b -> b.number(Tags.RESCALE_SLOPE, slope)
                        .number(Tags.RESCALE_INTERCEPT, 0)
                        .text(Tags.RESCALE_TYPE, type))
                .value();
        assertThat(map.source()).isEqualTo(AdcSource.RESCALE);
        assertThat(map.adc().value(0, 0, 0)).isCloseTo(1.3e-3, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({
        "1, ADC (10^-6 mm²/s), , UNITS_TEXT",
        "1, ADC, SIEMENS, UNITS_TEXT",
        "1, Apparent Diffusion Coefficient (mm2/s), GE MEDICAL SYSTEMS, UNITS_TEXT",
        "1e-6, ADC, SIEMENS, RESCALE",
        "0.001, dADC, Philips, RESCALE",
        "1, dADC, Canon, UNITS_TEXT"
    })
    void then_words_convention_and_the_only_possible_unit(
            double slope, String description, String maker, AdcSource source) throws Exception {
        AdcMap map = adc(1300, b -> b.number(Tags.RESCALE_SLOPE, slope)
                        .number(Tags.RESCALE_INTERCEPT, 0)
                        .text(Tags.SERIES_DESCRIPTION, description)
                        .text(Tags.MANUFACTURER, maker == null ? "" : maker))
                .value();
        assertThat(map.source()).isEqualTo(source);
        assertThat(map.adc().value(0, 0, 0)).isCloseTo(1.3e-3, within(1e-12));
    }

    @Test
    void a_stated_scale_that_is_implausible_is_refused_with_its_evidence() {
        assertThatThrownBy(
                        () -> adc(1300, b -> b.items(Tags.REAL_WORLD_VALUE_MAPPING_SEQUENCE, mapping(1e-3, "mm2/s"))))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problem()).isEqualTo(DicomProblem.ADC_SCALE_IMPLAUSIBLE);
                    assertThat(e).hasMessageContaining("slope 0.001").hasMessageContaining("1300 ×10⁻³ mm²/s");
                });
    }

    @Test
    void a_convention_that_is_implausible_is_refused() {
        assertThatThrownBy(() -> adc(13, b -> b.text(Tags.MANUFACTURER, "SIEMENS")))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem())
                        .isEqualTo(DicomProblem.ADC_SCALE_IMPLAUSIBLE));
    }

    @Test
    void no_unit_and_no_possible_one_is_refused() {
        assertThatThrownBy(() -> adc(13, b -> b.text(Tags.MANUFACTURER, "Canon")))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problem()).isEqualTo(DicomProblem.ADC_SCALE_UNKNOWN);
                    assertThat(e).hasMessageContaining("median stored value 13");
                });
    }

    @Test
    void background_zeros_do_not_count() throws Exception {
        AdcMap map = adc(0, b -> {
                    byte[] pixels = SyntheticSlice.pixels(24, 0);
                    pixels[0] = (byte) (1300 & 0xff);
                    pixels[1] = (byte) (1300 >> 8);
                    return b.text(Tags.MANUFACTURER, "SIEMENS").bytes(Tags.PIXEL_DATA, pixels);
                })
                .value();
        assertThat(map.evidence()).contains("median stored value 1300");
        assertThat(map.adc().value(0, 0, 0)).isCloseTo(1.3e-3, within(1e-12));
    }
}
