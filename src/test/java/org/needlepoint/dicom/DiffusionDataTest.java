package org.needlepoint.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlepoint.diffusion.AdcMap;
import org.needlepoint.diffusion.AdcSource;
import org.needlepoint.diffusion.DiffusionSeries;
import org.needlepoint.image.Volume;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.work.Progress;

/** Diffusion series of three makers: roles, b-values, joined groups, ADC scales. */
class DiffusionDataTest {
    private static final String PROSTATEX = "diffusion/prostatex-siemens/";

    @TempDir
    Path folder;

    private static Series only(Inventory inventory, String number) {
        return inventory.series().stream()
                .filter(s -> s.number().equals(number))
                .collect(Collectors.collectingAndThen(Collectors.toList(), found -> {
                    assertThat(found).as("series %s", number).hasSize(1);
                    return found.get(0);
                }));
    }

    private static List<Double> bValues(Series s) {
        return s.stacks().stream().map(k -> k.bValue().orElse(-1)).toList();
    }

    @Test
    void ice_water_phantom_series_join_and_the_map_is_in_millionths() throws Exception {
        Inventory inventory =
                SharedData.read(SharedData.unpack("diffusion/icewater-phantom/series-3001-4001.tar.xz", folder));
        assertThat(inventory.series()).hasSize(6);
        assertThat(inventory.notes())
                .hasSize(6)
                .allMatch(n -> n.problem() == DicomProblem.NOT_DICOM && n.file().endsWith("VERSION"));
        List<DiffusionGroup> groups = inventory.diffusionGroups();
        assertThat(groups).hasSize(1);
        assertThat(groups.get(0).bValues()).containsExactly(0.0, 500.0, 1000.0, 1500.0, 2000.0);

        AdcMap map = inventory
                .adcMap(only(inventory, "4001").stacks().get(0), Progress.NONE)
                .value();
        assertThat(map.source()).isEqualTo(AdcSource.UNITS_TEXT);
        assertThat(map.evidence()).contains("Siemens", "10⁻⁶ mm²/s", "median stored value 1111");
        // Vial centres and scanner values of the catalogue, 10⁻⁶ mm²/s; the mean of 3×3 pixels is within 3 %.
        int[][] vials = {{62, 62, 1123}, {63, 42, 229}, {44, 52, 405}, {44, 72, 605}, {61, 82, 845}};
        for (int[] v : vials) {
            double sum = 0;
            for (int dr = -1; dr <= 1; dr++) {
                for (int dc = -1; dc <= 1; dc++) {
                    sum += map.adc().value(v[0] + dc, v[1] + dr, 12);
                }
            }
            assertThat(sum / 9 * 1e6).isCloseTo(v[2], within(0.03 * v[2]));
        }

        DiffusionSeries series =
                inventory.diffusion(groups.get(0), Progress.NONE).value();
        assertThat(series.images()).hasSize(5);
        // Two points at the centre vial: ADC of pure water at 0 °C, 1.12e-3 mm²/s.
        double s0 = series.images().get(0).signal().value(62, 62, 12);
        double s1000 = series.images().get(2).signal().value(62, 62, 12);
        assertThat(Math.log(s0 / s1000) / 1000).isCloseTo(1.12e-3, within(0.05e-3));
    }

    @Test
    void siemens_series_with_three_b_values() throws Exception {
        Inventory inventory = SharedData.read(SharedData.path(PROSTATEX + "ProstateX-0000"));
        Series dwi = only(inventory, "6");
        assertThat(dwi.role()).isEqualTo(SeriesRole.DWI);
        assertThat(bValues(dwi)).containsExactlyInAnyOrder(50.0, 400.0, 800.0);
        assertThat(dwi.stacks()).allMatch(k -> k.slices() == 19 && k.isUsable());
        assertThat(dwi.roleReason()).contains("(0019,100C)");

        Series adc = only(inventory, "7");
        assertThat(adc.role()).isEqualTo(SeriesRole.ADC);
        AdcMap map = inventory.adcMap(adc.stacks().get(0), Progress.NONE).value();
        assertThat(map.source()).isEqualTo(AdcSource.UNITS_TEXT);
        assertThat(map.evidence()).contains("convention of Siemens");

        Series calculated = only(inventory, "8");
        assertThat(calculated.role()).isEqualTo(SeriesRole.DIFFUSION_DERIVED);
        assertThat(calculated.roleReason()).contains("ep_b50_800", "CALC_BVAL");
        assertThat(inventory.diffusionGroups()).hasSize(1);
        assertThat(inventory.diffusionGroups().get(0).bValues()).containsExactly(50.0, 400.0, 800.0);

        // Log-linear over the three b-values lies a few per cent above the vendor's map (catalogue: 3.2 to 3.3 %).
        DiffusionSeries s = inventory
                .diffusion(inventory.diffusionGroups().get(0), Progress.NONE)
                .value();
        double ratio = 0;
        int n = 0;
        for (int row = 50; row < 80; row++) {
            for (int column = 30; column < 55; column++) {
                double low = s.images().get(0).signal().value(column, row, 9);
                double high = s.images().get(2).signal().value(column, row, 9);
                double vendor = map.adc().value(column, row, 9);
                if (low > 50 && high > 5 && vendor > 0.5e-3) {
                    ratio += Math.log(low / high) / 750 / vendor;
                    n++;
                }
            }
        }
        assertThat(n).isGreaterThan(200);
        assertThat(ratio / n).isBetween(1.0, 1.08);
    }

    @Test
    void a_missing_slice_is_named_with_its_place() throws Exception {
        Inventory inventory = SharedData.read(SharedData.path(PROSTATEX + "ProstateX-missing-slice"));
        ImageStack stack = inventory.series().get(0).stacks().get(0);
        assertThat(stack.slices()).isEqualTo(18);
        assertThat(stack.absentSlices()).hasSize(1);
        assertThat(stack.problems()).anySatisfy(p -> {
            assertThat(p.problem()).isEqualTo(DicomProblem.MISSING_SLICES);
            assertThat(p.text()).contains("1 slice").contains("mm LPS");
        });
        Volume v = inventory.volume(stack, Progress.NONE).value();
        assertThat(v.grid().slices()).isEqualTo(19);
        assertThat(v.isPresent(stack.absentSlices()[0])).isFalse();
        assertThat(v.grid().sliceSpacingMm()).isCloseTo(3, within(1e-3));
    }

    @Test
    void names_and_b_values_that_mislead_do_not_decide() throws Exception {
        Inventory inventory = SharedData.read(SharedData.unpack(PROSTATEX + "ProstateX-0218.tar.xz", folder));
        // 'ADC_high bvalue' is marked TRACEW and carries b = 100, but is the map.
        assertThat(only(inventory, "21").role()).isEqualTo(SeriesRole.ADC);
        // '…511b_ADC' has no b-value and is a map of another acquisition.
        assertThat(only(inventory, "12").role()).isEqualTo(SeriesRole.ADC);
        assertThat(inventory.diffusionGroups()).hasSize(1);
        assertThat(inventory.diffusionGroups().get(0).bValues()).containsExactly(100.0, 500.0, 1400.0);
        Series mosaic = only(inventory, "11");
        assertThat(mosaic.stacks()).isEmpty();
        assertThat(mosaic.problems()).extracting(SeriesProblem::problem).containsOnly(DicomProblem.MOSAIC);
    }

    @Test
    void general_electric_tensor_series() throws Exception {
        Series s = SharedData.read(SharedData.unpack("diffusion/ge-pioneer/01_Ax_DWI_TENSOR_R2.tar.xz", folder))
                .series()
                .get(0);
        assertThat(s.role()).isEqualTo(SeriesRole.DWI);
        assertThat(bValues(s)).containsExactly(0.0, 1000.0, 1000.0, 1000.0, 1000.0, 1000.0, 1000.0);
        assertThat(s.stacks()).allMatch(k -> k.slices() == 2);
        assertThat(s.stacks().get(0).bValueSource().orElseThrow().source()).contains("(0043,1039)");
        assertThat(s.problems()).isEmpty();
    }

    @Test
    void philips_pseudo_zeros_mean_zero() throws Exception {
        Inventory inventory =
                SharedData.read(SharedData.unpack("diffusion/philips/classic_3slices_17vols.tar.xz", folder));
        Series s = inventory.series().get(0);
        assertThat(s.stacks()).hasSize(17);
        assertThat(bValues(s).stream().filter(b -> b == 0)).hasSize(5);
        assertThat(bValues(s).stream().filter(b -> b == 1000)).hasSize(12);
        assertThat(s.stacks().stream()
                        .map(k -> k.bValueSource().orElseThrow().source())
                        .filter(t -> t.contains("a label that means 0")))
                .hasSize(4);
        assertThat(s.problems()).isEmpty();
        DiffusionSeries d = inventory
                .diffusion(inventory.diffusionGroups().get(0), Progress.NONE)
                .value();
        assertThat(d.images()).extracting(i -> i.bValue()).containsExactly(0.0, 1000.0);
    }

    @Test
    void philips_single_enhanced_image_of_b_1500() throws Exception {
        Series s = SharedData.read(SharedData.path("diffusion/philips/Philips_Ingenia_b1500.dcm"))
                .series()
                .get(0);
        assertThat(s.role()).isEqualTo(SeriesRole.DWI);
        assertThat(bValues(s)).contains(1500.0);
        assertThat(s.stacks()).allMatch(ImageStack::isUsable);
    }

    @Test
    void general_electric_map_whose_name_states_the_quantity_but_not_the_scale() throws Exception {
        Inventory inventory =
                SharedData.read(SharedData.path("dicom/parametric-map-seg-dcmqi/data/paramaps/pm-example-dcm.zip"));
        ImageStack stack = inventory.stacks(SeriesRole.ADC).get(0);
        assertThat(stack.roleReason()).contains("Apparent Diffusion Coefficient");
        AdcMap map = inventory.adcMap(stack, Progress.NONE).value();
        assertThat(map.source()).isEqualTo(AdcSource.UNITS_TEXT);
        assertThat(map.evidence()).contains("convention of GE", "gives 1.0");
    }

    @Test
    void every_input_has_its_checksum() throws Exception {
        Inventory inventory = SharedData.read(SharedData.path(PROSTATEX + "ProstateX-0000"));
        Inventory.Loaded<Volume> loaded =
                inventory.volume(only(inventory, "8").stacks().get(0), Progress.NONE);
        assertThat(loaded.inputs()).hasSize(19).allSatisfy(i -> {
            assertThat(i.sha256()).hasSize(64);
            Path file = SharedData.path(PROSTATEX + "ProstateX-0000").resolve(i.file());
            byte[] digest =
                    java.security.MessageDigest.getInstance("SHA-256").digest(java.nio.file.Files.readAllBytes(file));
            assertThat(i.sha256()).isEqualTo(java.util.HexFormat.of().formatHex(digest));
        });
    }

    @Test
    void a_stack_without_a_grid_is_refused_with_its_reason() throws Exception {
        Inventory inventory = SharedData.read(SharedData.path("dicom/transfer-syntaxes/dcm4che/ovly_p01.dcm"));
        ImageStack stack = inventory.series().get(0).stacks().get(0);
        assertThatThrownBy(() -> inventory.volume(stack, Progress.NONE))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problem()).isEqualTo(DicomProblem.MISSING_GEOMETRY);
                    assertThat(e).hasMessageContaining("Image Position (Patient) (0020,0032)");
                });
    }
}
