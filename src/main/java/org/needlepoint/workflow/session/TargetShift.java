package org.needlepoint.workflow.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.needlepoint.casefile.MarksFile;
import org.needlepoint.casefile.TargetSliceResult;
import org.needlepoint.diffusion.SliceShift;
import org.needlepoint.fiducial.FiducialTemplate;
import org.needlepoint.fiducial.MarkerCandidate;
import org.needlepoint.fiducial.MarkerLine;
import org.needlepoint.fiducial.MarkersOnMr;
import org.needlepoint.geometry.Point3;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.registration.Correspondence;

/**
 * S from line A to a slice, and whether line B lies on that slice, from whatever is known of the markers on MR. Works
 * before the CT is there.
 *
 * @param shift S; empty if line A is not known
 * @param lineB how far line B's markers lie from the slice; empty if line B is not known
 * @param source where the markers' places come from
 * @param candidates marker-like places found on MR, in the image with the most of them
 * @param slice the slice
 * @param grid grid of the target series
 */
public record TargetShift(
        Optional<SliceShift> shift,
        Optional<TargetSliceResult.LineConfirmation> lineB,
        Source source,
        int candidates,
        int slice,
        VoxelGrid grid) {

    /** Where the markers' places on MR come from. */
    public enum Source {
        /** Paired with the CT. */
        PAIRED,
        /** Placed by hand on MR. */
        PLACED,
        /** Found on MR alone. */
        MR_ALONE,
        /** They are not known. */
        NONE
    }

    /**
     * S to a slice.
     *
     * @param snapshot case as far as it is computed
     * @param slice slice of the target series, from 0
     * @return the shift; empty while there are no MR images or no template
     */
    public static Optional<TargetShift> of(SessionSnapshot snapshot, int slice) {
        if (snapshot.mr().value().isEmpty() || snapshot.template().value().isEmpty()) {
            return Optional.empty();
        }
        MrImages mr = snapshot.mr().value().get();
        FiducialTemplate template = snapshot.template().value().get();
        VoxelGrid grid = mr.t2().grid();
        Map<String, Point3> places = new LinkedHashMap<>();
        Source source = Source.NONE;
        if (snapshot.choice().value().isPresent()) {
            places = places(snapshot.choice().value().get().used().pairs());
            source = Source.PAIRED;
        }
        Optional<MarksFile.Marks> marks = snapshot.decisions().marks().mr().filter(m -> m.frameId()
                .equals(grid.frame().id()));
        Map<String, Point3> byHand = new LinkedHashMap<>();
        if (source == Source.NONE) {
            marks.ifPresent(
                    m -> m.positions().forEach((label, p) -> byHand.put(label, Point3.of(grid.frame(), p.toVector()))));
        }
        if (marks.isPresent() && !byHand.isEmpty() && !marks.get().detectOthers()) {
            places = byHand;
            source = Source.PLACED;
        }
        int most = 0;
        Map<String, List<MarkerCandidate>> found = snapshot.candidates().value().orElse(Map.of());
        Point3 onSlice = grid.toPatient((grid.columns() - 1) / 2.0, (grid.rows() - 1) / 2.0, slice);
        for (MarkerStep.MrImage image : mr.markerImages()) {
            List<MarkerCandidate> here = found.getOrDefault(image.name(), List.of());
            most = Math.max(most, here.size());
            Map<String, Point3> named = source == Source.NONE || source == Source.MR_ALONE
                    ? MarkersOnMr.named(template, here, image.volume().grid().normal(), onSlice)
                    : Map.of();
            if (named.size() > places.size()) {
                places = named;
                source = Source.MR_ALONE;
            }
        }
        if (!byHand.isEmpty() && source != Source.PLACED) {
            // A marker moved by hand beside detected ones.
            places = new LinkedHashMap<>(places);
            places.putAll(byHand);
            source = source == Source.NONE ? Source.PLACED : source;
        }
        return Optional.of(new TargetShift(
                shift(template, places, grid, mr.statedSliceSpacingMm(), slice),
                lineB(template, places, grid, slice),
                source,
                most,
                slice,
                grid));
    }

    /** Where pairs lie on MR. */
    static Map<String, Point3> places(List<Correspondence> pairs) {
        Map<String, Point3> out = new LinkedHashMap<>();
        pairs.forEach(p -> out.put(p.label(), p.to()));
        return out;
    }

    /** S from the mean level of line A's markers. */
    static Optional<SliceShift> shift(
            FiducialTemplate template,
            Map<String, Point3> onMr,
            VoxelGrid grid,
            OptionalDouble statedSpacingMm,
            int targetSlice) {
        for (MarkerLine line : template.lines()) {
            if (line.onTargetSlice() && template.lines().size() > 1) {
                continue;
            }
            OptionalDouble level = line.labels().stream()
                    .filter(onMr::containsKey)
                    .mapToDouble(l -> grid.toIndex(onMr.get(l)).slice())
                    .average();
            if (level.isPresent()) {
                int capsule = (int) Math.max(0, Math.min(grid.slices() - 1L, Math.round(level.getAsDouble())));
                return Optional.of(SliceShift.of(grid, statedSpacingMm, capsule, targetSlice));
            }
        }
        return Optional.empty();
    }

    /** Line B lies on the slice when every one of its markers is within half a slice spacing of its plane. */
    static Optional<TargetSliceResult.LineConfirmation> lineB(
            FiducialTemplate template, Map<String, Point3> onMr, VoxelGrid grid, int slice) {
        Optional<MarkerLine> line =
                template.lines().stream().filter(MarkerLine::onTargetSlice).findFirst();
        List<TargetSliceResult.MarkerDistance> distances = new ArrayList<>();
        double tolerance = grid.sliceSpacingMm() / 2;
        onMr.forEach((label, place) -> {
            if (line.isPresent() && line.get().labels().contains(label)) {
                double mm = place.minus(grid.toPatient(0, 0, slice)).dot(grid.normal());
                distances.add(new TargetSliceResult.MarkerDistance(label, mm));
            }
        });
        return distances.isEmpty()
                ? Optional.empty()
                : Optional.of(new TargetSliceResult.LineConfirmation(
                        distances.stream().allMatch(d -> Math.abs(d.distanceMm()) <= tolerance), tolerance, distances));
    }
}
