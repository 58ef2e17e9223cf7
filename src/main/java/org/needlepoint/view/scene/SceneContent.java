package org.needlepoint.view.scene;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.needlepoint.geometry.Frame;
import org.needlepoint.view.scene.SceneElement.Appearance;
import org.needlepoint.view.slice.SliceImage;

/**
 * Everything in a scene, in the MR frame, LPS mm. Immutable; each {@code with} gives a new one.
 *
 * @param frame the MR frame
 * @param ct CT for skin and bone; empty if neither is wanted or there is no registration
 * @param tumour tumour
 * @param markers markers
 * @param residualScale how many times longer than they are residuals are drawn
 * @param needle needle
 * @param core core
 * @param error where the tip may be
 * @param mrSlice picture of a plane through MR
 * @param ctSlice picture of a plane through CT, the plane in the MR frame
 * @param appearances how each element is drawn; those not named as {@link SceneElement#defaultAppearance()} says
 */
public record SceneContent(
        Frame frame,
        Optional<SceneCt> ct,
        Optional<SceneTumour> tumour,
        List<SceneMarker> markers,
        double residualScale,
        Optional<SceneNeedle> needle,
        Optional<SceneCore> core,
        Optional<SceneError> error,
        Optional<SliceImage> mrSlice,
        Optional<SliceImage> ctSlice,
        Map<SceneElement, Appearance> appearances) {

    /** Residuals of a millimetre are hard to see in a room of half a metre. */
    public static final double DEFAULT_RESIDUAL_SCALE = 5;

    /**
     * Checks frames and copies the collections.
     *
     * @throws org.needlepoint.geometry.FrameMismatchException if anything is not in the MR frame
     * @throws IllegalArgumentException if the residual scale is not positive
     */
    public SceneContent {
        Objects.requireNonNull(frame, "frame");
        ct.ifPresent(c -> frame.requireSame(c.ctToMr().to()));
        tumour.ifPresent(t -> frame.requireSame(t.volume().grid().frame()));
        markers = List.copyOf(markers);
        markers.forEach(m -> frame.requireSame(m.mr().frame()));
        if (!(residualScale > 0) || !Double.isFinite(residualScale)) {
            throw new IllegalArgumentException("Residuals are drawn at a positive scale, got " + residualScale);
        }
        needle.ifPresent(n -> frame.requireSame(n.tip().frame()));
        core.ifPresent(c -> frame.requireSame(c.core().tipMr().frame()));
        error.ifPresent(e -> frame.requireSame(e.at().frame()));
        mrSlice.ifPresent(s -> frame.requireSame(s.plane().frame()));
        ctSlice.ifPresent(s -> frame.requireSame(s.plane().frame()));
        appearances = Map.copyOf(appearances);
    }

    /**
     * An empty room.
     *
     * @param frame the MR frame
     * @return nothing in it
     */
    public static SceneContent empty(Frame frame) {
        return new SceneContent(
                frame,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                DEFAULT_RESIDUAL_SCALE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    /**
     * How an element is drawn.
     *
     * @param element element
     * @return what was chosen, else the default
     */
    public Appearance appearance(SceneElement element) {
        return appearances.getOrDefault(element, element.defaultAppearance());
    }

    /**
     * With another appearance of one element.
     *
     * @param element element
     * @param appearance how it is drawn
     * @return new content
     */
    public SceneContent with(SceneElement element, Appearance appearance) {
        Map<SceneElement, Appearance> all = new EnumMap<>(SceneElement.class);
        all.putAll(appearances);
        all.put(element, appearance);
        return with(all);
    }

    /**
     * With the appearances of all elements.
     *
     * @param all appearances
     * @return new content
     */
    public SceneContent with(Map<SceneElement, Appearance> all) {
        return new SceneContent(frame, ct, tumour, markers, residualScale, needle, core, error, mrSlice, ctSlice, all);
    }

    /**
     * With a CT for skin and bone.
     *
     * @param newCt CT
     * @return new content
     */
    public SceneContent with(SceneCt newCt) {
        return new SceneContent(
                frame,
                Optional.of(newCt),
                tumour,
                markers,
                residualScale,
                needle,
                core,
                error,
                mrSlice,
                ctSlice,
                appearances);
    }

    /**
     * With a tumour.
     *
     * @param newTumour tumour
     * @return new content
     */
    public SceneContent with(SceneTumour newTumour) {
        return new SceneContent(
                frame,
                ct,
                Optional.of(newTumour),
                markers,
                residualScale,
                needle,
                core,
                error,
                mrSlice,
                ctSlice,
                appearances);
    }

    /**
     * With markers.
     *
     * @param newMarkers markers
     * @param newResidualScale how many times longer than they are residuals are drawn
     * @return new content
     */
    public SceneContent with(List<SceneMarker> newMarkers, double newResidualScale) {
        return new SceneContent(
                frame, ct, tumour, newMarkers, newResidualScale, needle, core, error, mrSlice, ctSlice, appearances);
    }

    /**
     * With a needle.
     *
     * @param newNeedle needle
     * @return new content
     */
    public SceneContent with(SceneNeedle newNeedle) {
        return new SceneContent(
                frame,
                ct,
                tumour,
                markers,
                residualScale,
                Optional.of(newNeedle),
                core,
                error,
                mrSlice,
                ctSlice,
                appearances);
    }

    /**
     * With a core.
     *
     * @param newCore core
     * @return new content
     */
    public SceneContent with(SceneCore newCore) {
        return new SceneContent(
                frame,
                ct,
                tumour,
                markers,
                residualScale,
                needle,
                Optional.of(newCore),
                error,
                mrSlice,
                ctSlice,
                appearances);
    }

    /**
     * With the error at the tip.
     *
     * @param newError error
     * @return new content
     */
    public SceneContent with(SceneError newError) {
        return new SceneContent(
                frame,
                ct,
                tumour,
                markers,
                residualScale,
                needle,
                core,
                Optional.of(newError),
                mrSlice,
                ctSlice,
                appearances);
    }

    /**
     * With the two slices in the room.
     *
     * @param newMrSlice slice of MR, or empty
     * @param newCtSlice slice of CT, its plane in the MR frame, or empty
     * @return new content
     */
    public SceneContent withSlices(Optional<SliceImage> newMrSlice, Optional<SliceImage> newCtSlice) {
        return new SceneContent(
                frame, ct, tumour, markers, residualScale, needle, core, error, newMrSlice, newCtSlice, appearances);
    }
}
