package org.needlepoint.ui.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.casefile.planning.TargetSliceDecision;
import org.needlepoint.diffusion.TargetSliceRanking;
import org.needlepoint.geometry.Point3;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.ui.text.Texts;
import org.needlepoint.workflow.session.MrImages;
import org.needlepoint.workflow.session.TargetShift;
import org.needlepoint.workflow.session.TargetSlices;

/**
 * The target-slice step: which slice, by which thresholds, and how far from line A.
 *
 * @param model session
 */
public record TargetSliceModel(WorkstationModel model) {

    /** Which threshold. */
    public enum Limit {
        /** T2-FS signal, at least. */
        T2,
        /** Signal at the highest b-value, at least. */
        HIGH_B,
        /** ADC, at most, mm²/s. */
        ADC
    }

    /**
     * A slice in the strip.
     *
     * @param index slice of the target series, from 0
     * @param rank 1 for the largest area
     * @param areaMm2 cellular area, mm²
     * @param chosen whether it is the target slice of the moment
     */
    public record Ranked(int index, int rank, double areaMm2, boolean chosen) {}

    private Optional<TargetSlices> ranked() {
        return model.snapshot().flatMap(s -> s.targetSlices().value());
    }

    private Optional<MrImages> mr() {
        return model.snapshot().flatMap(s -> s.mr().value());
    }

    private TargetSliceDecision decision() {
        PlanningCase d = model.decisionsProperty().get();
        return d == null ? TargetSliceDecision.AUTOMATIC : d.targetSlice();
    }

    /**
     * The slices with cellular area.
     *
     * @return largest area first
     */
    public List<Ranked> slices() {
        List<Ranked> out = new ArrayList<>();
        Optional<Integer> target = target();
        ranked().ifPresent(r -> {
            for (TargetSliceRanking.RankedSlice s : r.ranking().slices()) {
                out.add(new Ranked(
                        s.index(),
                        out.size() + 1,
                        s.areaMm2(),
                        target.filter(t -> t == s.index()).isPresent()));
            }
        });
        return out;
    }

    /**
     * The target slice of the moment: the chosen one, else the one with the largest area.
     *
     * @return slice of the target series, from 0; empty while nothing is ranked and none is chosen
     */
    public Optional<Integer> target() {
        if (decision().slice().isPresent()) {
            return Optional.of(decision().slice().getAsInt());
        }
        return ranked().flatMap(r -> r.ranking().slices().stream().findFirst())
                .map(TargetSliceRanking.RankedSlice::index);
    }

    /**
     * Whether the reader chose the slice.
     *
     * @return false while the largest area decides
     */
    public boolean chosen() {
        return decision().slice().isPresent();
    }

    /**
     * The slice that the needle tip lies in.
     *
     * @return slice of the target series; empty before a registration
     */
    public Optional<Integer> tipSlice() {
        return model.snapshot().flatMap(s -> s.registration().value()).map(r -> r.targetSlice());
    }

    /**
     * Chooses a slice and shows it.
     *
     * @param index slice of the target series, from 0
     */
    public void choose(int index) {
        if (decision().slice().isEmpty() || decision().slice().getAsInt() != index) {
            model.edit(
                    Texts.get("target.edit.slice", index + 1),
                    Step.TARGET_SLICE,
                    d -> d.withTargetSlice(d.targetSlice().withSlice(index)));
        }
        show(index);
    }

    /**
     * Moves the crosshair to a slice: to the middle of its cellular area, else to its own middle.
     *
     * @param index slice of the target series, from 0
     */
    public void show(int index) {
        mr().ifPresent(images -> {
            VoxelGrid t2 = images.t2().grid();
            Point3 middle = t2.toPatient((t2.columns() - 1) / 2.0, (t2.rows() - 1) / 2.0, index);
            Point3 at = ranked().flatMap(r -> centre(r.ranking().cellular(), middle))
                    .orElse(middle);
            // Onto the slice itself, where the ADC map has slices of its own.
            double off = at.minus(middle).dot(t2.normal());
            model.view().crosshairMrProperty().set(at.plus(t2.normal().times(-off)));
        });
    }

    private static Optional<Point3> centre(Volume cellular, Point3 onSlice) {
        VoxelGrid g = cellular.grid();
        int slice = (int) Math.round(g.toIndex(onSlice).slice());
        if (slice < 0 || slice >= g.slices()) {
            return Optional.empty();
        }
        float[] values = cellular.sliceValues(slice);
        double columns = 0;
        double rows = 0;
        int n = 0;
        for (int i = 0; i < values.length; i++) {
            if (values[i] > 0) {
                columns += i % g.columns();
                rows += i / g.columns();
                n++;
            }
        }
        return n == 0 ? Optional.empty() : Optional.of(g.toPatient(columns / n, rows / n, slice));
    }

    /**
     * A picture of a slice with its cellular area tinted.
     *
     * @param index slice of the target series
     * @param widthPx width
     * @return picture; empty while there are no images
     */
    public Optional<SliceThumbnail> thumbnail(int index, int widthPx) {
        return mr().flatMap(i ->
                ranked().map(r -> SliceThumbnail.of(i.t2(), index, r.ranking().cellular(), widthPx)));
    }

    /**
     * A threshold in use.
     *
     * @param limit which
     * @return signal, or mm²/s; empty while nothing is ranked, or without an image of a high b-value
     */
    public OptionalDouble value(Limit limit) {
        return ranked().map(r -> of(r.ranking().thresholds(), limit, r)).orElse(OptionalDouble.empty());
    }

    /**
     * The threshold that the images suggest.
     *
     * @param limit which
     * @return as {@link #value}
     */
    public OptionalDouble automatic(Limit limit) {
        return ranked().map(r -> of(r.automatic(), limit, r)).orElse(OptionalDouble.empty());
    }

    private static OptionalDouble of(TargetSliceRanking.Thresholds t, Limit limit, TargetSlices r) {
        return switch (limit) {
            case T2 -> OptionalDouble.of(t.t2AtLeast());
            case HIGH_B -> r.highB().isPresent() ? OptionalDouble.of(t.highBAtLeast()) : OptionalDouble.empty();
            case ADC -> OptionalDouble.of(t.adcAtMost());
        };
    }

    /**
     * Upper end of a threshold's slider: three times what the images suggest.
     *
     * @param limit which
     * @return as {@link #value}
     */
    public OptionalDouble most(Limit limit) {
        OptionalDouble suggested = automatic(limit);
        return suggested.isEmpty()
                ? suggested
                : OptionalDouble.of(limit == Limit.ADC ? 3e-3 : 3 * Math.max(1, suggested.getAsDouble()));
    }

    /**
     * Whether every threshold is the one that the images suggest.
     *
     * @return whether nothing was set by hand
     */
    public boolean automatic() {
        TargetSliceDecision d = decision();
        return d.t2AtLeast().isEmpty()
                && d.highBAtLeast().isEmpty()
                && d.adcAtMost().isEmpty();
    }

    /**
     * Sets a threshold during a drag; ends with {@link WorkstationModel#settle}.
     *
     * @param limit which
     * @param value signal, or mm²/s, positive
     * @param drag the same object for all parts of one drag
     */
    public void drag(Limit limit, double value, Object drag) {
        model.drag(name(limit), Step.TARGET_SLICE, drag, d -> with(d, limit, value));
    }

    /**
     * Sets a threshold.
     *
     * @param limit which
     * @param value signal, or mm²/s, positive
     */
    public void set(Limit limit, double value) {
        model.edit(name(limit), Step.TARGET_SLICE, d -> with(d, limit, value));
    }

    private static String name(Limit limit) {
        return Texts.get("target.edit.threshold", Texts.get("target.limit." + limit));
    }

    private static PlanningCase with(PlanningCase d, Limit limit, double value) {
        TargetSliceDecision t = d.targetSlice();
        OptionalDouble v = OptionalDouble.of(value);
        return d.withTargetSlice(t.withThresholds(
                limit == Limit.T2 ? v : t.t2AtLeast(),
                limit == Limit.HIGH_B ? v : t.highBAtLeast(),
                limit == Limit.ADC ? v : t.adcAtMost()));
    }

    /** Goes back to the thresholds that the images suggest. */
    public void reset() {
        model.edit(
                Texts.get("target.edit.reset"),
                Step.TARGET_SLICE,
                d -> d.withTargetSlice(d.targetSlice()
                        .withThresholds(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty())));
    }

    /** Lets the largest area choose the slice again. */
    public void bestSlice() {
        model.edit(Texts.get("target.edit.best"), Step.TARGET_SLICE, d -> {
            TargetSliceDecision t = d.targetSlice();
            return d.withTargetSlice(new TargetSliceDecision(
                    t.t2AtLeast(), t.highBAtLeast(), t.adcAtMost(), java.util.OptionalInt.empty(), false));
        });
    }

    /**
     * S to the target slice of the moment, and whether line B lies on it.
     *
     * @return shift; empty while there are no MR images or no slice
     */
    public Optional<TargetShift> shift() {
        return target().flatMap(t -> model.snapshot().flatMap(s -> TargetShift.of(s, t)));
    }

    /**
     * Whether the reader has confirmed line B on the target slice.
     *
     * @return whether it is confirmed
     */
    public boolean lineBConfirmed() {
        return decision().lineBConfirmed();
    }

    /**
     * Confirms that line B lies on the target slice, or takes that back. The slice of the moment becomes the chosen one.
     *
     * @param confirmed whether it does
     */
    public void confirmLineB(boolean confirmed) {
        target().ifPresent(t -> model.remark(
                Texts.get(confirmed ? "target.edit.lineB" : "target.edit.noLineB"),
                d -> d.withTargetSlice(d.targetSlice().withSlice(t).withLineB(confirmed))));
    }
}
