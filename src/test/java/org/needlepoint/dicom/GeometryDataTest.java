package org.needlepoint.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlepoint.image.Volume;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.work.Progress;

/** CT, enhanced multi-frame and anatomical series of other makers. */
class GeometryDataTest {
    @TempDir
    Path folder;

    @Test
    void tilted_unevenly_spaced_ct_is_named_as_such_and_refused() throws Exception {
        Inventory inventory =
                SharedData.read(SharedData.unpack("dicom/ct-ge-tilt18.5-variable-spacing.tar.xz", folder));
        Series s = inventory.series().get(0);
        assertThat(s.role()).isEqualTo(SeriesRole.CT);
        ImageStack stack = s.stacks().get(0);
        assertThat(stack.problems()).anySatisfy(p -> {
            assertThat(p.problem()).isEqualTo(DicomProblem.GANTRY_TILT);
            assertThat(p.text()).contains("18.5°");
        });
        // 4.22, 1.14 and 7.38 mm along the table are 4.00, 1.08 and 7.00 mm along the slice normal.
        assertThat(stack.problems()).anySatisfy(p -> {
            assertThat(p.problem()).isEqualTo(DicomProblem.UNEVEN_SPACING);
            assertThat(p.severity()).isEqualTo(SeriesProblem.Severity.ERROR);
            assertThat(p.text()).contains("1.08", "7.00");
        });
        assertThatThrownBy(() -> inventory.volume(stack, Progress.NONE))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problem()).isEqualTo(DicomProblem.UNEVEN_SPACING));
    }

    @Test
    void ct_of_gold_rods_is_in_hounsfield_units() throws Exception {
        Inventory inventory = SharedData.read(SharedData.unpack("needle/pork-ct-gold-rods.tar.xz", folder));
        ImageStack stack = inventory.stacks(SeriesRole.CT).get(0);
        assertThat(stack.problems()).isEmpty();
        Volume ct = inventory.volume(stack, Progress.NONE).value();
        assertThat(ct.unit()).isEqualTo("HU");
        assertThat(ct.grid().slices()).isEqualTo(51);
        assertThat(ct.grid().sliceSpacingMm()).isCloseTo(0.625, within(1e-6));
        double high = Double.NEGATIVE_INFINITY;
        double low = Double.POSITIVE_INFINITY;
        for (int i = 0; i < ct.grid().voxels(); i++) {
            high = Math.max(high, ct.value(i));
            low = Math.min(low, ct.value(i));
        }
        assertThat(high).isEqualTo(3071);
        assertThat(low).isEqualTo(-1024);
    }

    @Test
    void enhanced_multi_frame_objects_are_taken_apart() throws Exception {
        Inventory inventory = SharedData.read(SharedData.path("dicom/enhanced/Siemens"));
        Series fmri = inventory.series().get(0);
        assertThat(fmri.stacks()).hasSize(4).allMatch(k -> k.slices() == 6 && k.isUsable());
        assertThat(fmri.stacks()).extracting(ImageStack::label).contains("temporal position 1", "temporal position 4");
        // Echo-planar, but no diffusion: must not become DWI.
        assertThat(fmri.role()).isEqualTo(SeriesRole.OTHER);

        Inventory philips = SharedData.read(SharedData.path("dicom/enhanced/Philips"));
        Series map = philips.series().get(0);
        assertThat(map.stacks()).hasSize(2).allMatch(k -> k.slices() == 32 && k.isUsable());
        // Magnitude and field map of one object have rescales of their own.
        double low = 0;
        for (ImageStack k : map.stacks()) {
            Volume v = philips.volume(k, Progress.NONE).value();
            for (int i = 0; i < v.grid().voxels(); i++) {
                low = Math.min(low, v.value(i));
            }
        }
        assertThat(low).isCloseTo(-495.604, within(1e-3));

        Inventory ct = SharedData.read(SharedData.path("dicom/enhanced/eCT_Supplemental.dcm"));
        ImageStack stack = ct.stacks(SeriesRole.CT).get(0);
        assertThat(stack.slices()).isEqualTo(2);
        assertThat(ct.volume(stack, Progress.NONE).value().unit()).isEqualTo("HU");
    }

    @Test
    void anatomical_series_have_their_planes() throws Exception {
        for (String name :
                new String[] {"3.000000-t2tsesag-87368", "4.000000-t2tsetra-00702", "5.000000-t2tsecor-03471"}) {
            SharedData.unpack("diffusion/prostatex-siemens/ProstateX-0000/" + name + ".tar.xz", folder);
        }
        Inventory inventory = SharedData.read(folder);
        assertThat(inventory.series()).hasSize(3).allMatch(s -> s.role() == SeriesRole.T2);
        assertThat(inventory.series())
                .extracting(s -> Inspection.orientation(
                        s.stacks().get(0).grid().orElseThrow().normal()))
                .containsExactly("sagittal", "axial oblique", "coronal oblique");
    }

    @Test
    void inspection_tells_all_this_as_a_table() throws Exception {
        Inventory inventory = SharedData.read(SharedData.path("diffusion/prostatex-siemens/ProstateX-missing-slice"));
        Inspection inspection = Inspection.of(inventory);
        assertThat(inspection.series()).hasSize(1);
        assertThat(inspection.series().get(0).stacks().get(0).missingSlices()).isEqualTo(1);
        assertThat(inspection.lines())
                .anyMatch(l -> l.contains("18 + 1 missing"))
                .anyMatch(l -> l.contains("warning: MISSING_SLICES"));
    }
}
