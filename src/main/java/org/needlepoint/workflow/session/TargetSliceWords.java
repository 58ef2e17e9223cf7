package org.needlepoint.workflow.session;

import java.util.List;
import java.util.Optional;
import org.needlepoint.casefile.TargetSliceResult;
import org.needlepoint.diffusion.SliceShift;
import org.needlepoint.diffusion.TargetSliceRanking;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;

/** The target slice as a result records it: why it was chosen, its rank, the shift, and whether line B lies on it. */
final class TargetSliceWords {
    private static final int MOST_CANDIDATES = 8;

    private final VoxelGrid grid;
    private final CaseMeasurement measured;

    TargetSliceWords(Volume t2, CaseMeasurement measured) {
        this.grid = t2.grid();
        this.measured = measured;
    }

    TargetSliceResult result() {
        int index = measured.targetSlice();
        Optional<SliceShift> shift = measured.shift();
        double gap = grid.sliceSpacingMm() - grid.sliceThicknessMm();
        return new TargetSliceResult(
                index,
                SessionWording.NEEDLE_TIP.say(),
                shift.map(SliceShift::shiftMm),
                shift.map(SliceShift::words),
                shift.map(SliceShift::capsuleSlice),
                shift.map(SliceShift::formulaMm),
                grid.sliceThicknessMm(),
                gap,
                grid.toPatient((grid.columns() - 1) / 2.0, (grid.rows() - 1) / 2.0, index)
                        .toVector(),
                grid.normal(),
                measured.ranking()
                        .map(r -> new TargetSliceResult.Thresholds(
                                r.thresholds().t2AtLeast(),
                                r.thresholds().highBAtLeast(),
                                1e3 * r.thresholds().adcAtMost())),
                measured.ranking().map(this::candidates).orElse(List.of()),
                lineB());
    }

    private List<TargetSliceResult.Candidate> candidates(TargetSliceRanking.Result ranking) {
        return ranking.slices().stream()
                .limit(MOST_CANDIDATES)
                .map(s -> new TargetSliceResult.Candidate(
                        s.index(), s.areaMm2(), measured.shift().map(x -> SliceShift.of(
                                        grid, java.util.OptionalDouble.empty(), x.capsuleSlice(), s.index())
                                .shiftMm())))
                .toList();
    }

    /** Line B lies on the slice when every one of its markers is within half a slice spacing of its plane. */
    Optional<TargetSliceResult.LineConfirmation> lineB() {
        return TargetShift.lineB(
                measured.template(), TargetShift.places(measured.markers().pairs()), grid, measured.targetSlice());
    }
}
