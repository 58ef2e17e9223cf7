package org.needlepoint.workflow.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.needlepoint.casefile.TargetSliceResult;
import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.diffusion.SliceShift;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.work.Progress;

/** S and line B, with the CT and before it. The truth is that of the sample cases' generator. */
class TargetShiftTest {
    private static final Path CASES = Path.of("sample-cases");

    @TempDir
    private Path temp;

    private static SessionSnapshot compute(Path input) {
        return new PlanningSession(SessionRules.WINDOW).compute(PlanningCase.of(input), Progress.NONE);
    }

    private Path withoutCt(String name) throws IOException {
        Path copy = temp.resolve(name);
        try (Stream<Path> all = Files.walk(CASES.resolve(name))) {
            for (Path p : all.filter(Files::isRegularFile).toList()) {
                Path inside = CASES.resolve(name).relativize(p);
                if (!inside.startsWith("CT")) {
                    Files.createDirectories(copy.resolve(inside).getParent());
                    Files.copy(p, copy.resolve(inside));
                }
            }
        }
        return copy;
    }

    @ParameterizedTest
    @CsvSource({"thigh-high-grade, 8, 24, HEAD", "calf-low-grade, 7, -18, FEET"})
    void before_the_ct_is_there_the_shift_is_that_of_the_truth(
            String name, int slice, double shiftMm, SliceShift.Way way) throws Exception {
        SessionSnapshot shown = compute(withoutCt(name));
        assertThat(shown.problem(Step.STUDY)).as("there is no CT").isPresent();
        assertThat(shown.identity().orElseThrow().examination().side())
                .as("the side that the MR states")
                .hasValue("R");
        assertThat(shown.targetSlices().orThrow().ranking().slices()).isNotEmpty();
        TargetShift found = TargetShift.of(shown, slice).orElseThrow();
        assertThat(found.source()).isEqualTo(TargetShift.Source.MR_ALONE);
        assertThat(found.shift().orElseThrow().shiftMm()).isCloseTo(shiftMm, within(1e-6));
        assertThat(found.shift().orElseThrow().way()).isEqualTo(way);
        assertThat(found.lineB().orElseThrow().onTargetSlice()).isTrue();
        assertThat(found.lineB().orElseThrow().distances())
                .extracting(TargetSliceResult.MarkerDistance::label)
                .containsExactly("P4", "P5", "P6");
    }

    @Test
    void with_the_ct_it_is_the_shift_of_the_result() throws Exception {
        SessionSnapshot shown = compute(CASES.resolve("thigh-high-grade"));
        TargetSliceResult result = shown.result().orThrow().targetSlice();
        TargetShift found = TargetShift.of(shown, result.index()).orElseThrow();
        assertThat(found.source()).isEqualTo(TargetShift.Source.PAIRED);
        assertThat(found.shift().map(SliceShift::shiftMm)).isEqualTo(result.shiftMm());
        assertThat(found.lineB()).isEqualTo(result.lineB());
        // Two slices further the markers of line B lie two spacings away, and are said not to lie on it.
        TargetShift far = TargetShift.of(shown, result.index() + 2).orElseThrow();
        assertThat(far.lineB().orElseThrow().onTargetSlice()).isFalse();
    }

    @Test
    void the_cellular_area_is_drawn_where_it_is_counted() throws Exception {
        SessionSnapshot shown = compute(CASES.resolve("thigh-high-grade"));
        var ranking = shown.targetSlices().orThrow().ranking();
        Volume cellular = ranking.cellular();
        VoxelGrid grid = cellular.grid();
        assertThat(ranking.slices()).isNotEmpty().allSatisfy(s -> {
            int pixels = 0;
            for (float v : cellular.sliceValues(s.index())) {
                pixels += (int) v;
            }
            // The sample cases have ADC and T2 slices one to one.
            assertThat(pixels * grid.pixelAreaMm2()).isCloseTo(s.areaMm2(), within(1e-9));
        });
    }
}
