package org.needlepoint.ui.model;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.needlepoint.diffusion.AdcMap;
import org.needlepoint.diffusion.DiffusionImage;
import org.needlepoint.diffusion.DiffusionSeries;
import org.needlepoint.fiducial.ImageContrast;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.needle.NeedleCandidate;
import org.needlepoint.view.slice.Reformat;
import org.needlepoint.view.slice.SliceOrientation;
import org.needlepoint.workflow.session.MrImages;
import org.needlepoint.workflow.session.NeedleStep;
import org.needlepoint.workflow.session.SessionSnapshot;
import org.needlepoint.workflow.session.TargetSlices;

/**
 * What of a case can be looked at: its images, and what joins their frames. Immutable.
 *
 * @param volumes images but the b-values
 * @param diffusion b-value images, the lowest first; may be none
 * @param ctToMr registration, once there is one
 * @param needle needle in the CT, once there is one
 */
public record CaseViews(
        Map<Picture, Volume> volumes,
        List<DiffusionImage> diffusion,
        Optional<RigidTransform> ctToMr,
        Optional<NeedleCandidate> needle) {

    /** Nothing to be looked at. */
    public static final CaseViews NONE = new CaseViews(Map.of(), List.of(), Optional.empty(), Optional.empty());

    /** Copies the collections. */
    public CaseViews {
        volumes = Map.copyOf(volumes);
        diffusion = List.copyOf(diffusion);
    }

    /**
     * What a snapshot has.
     *
     * @param snapshot case as far as it is computed
     * @return its images and what joins them
     */
    public static CaseViews of(SessionSnapshot snapshot) {
        // The target slice is chosen on the MR before there is a CT.
        Optional<MrImages> read = snapshot.mr().value();
        if (read.isEmpty()) {
            return NONE;
        }
        MrImages images = read.get();
        Map<Picture, Volume> volumes = new EnumMap<>(Picture.class);
        snapshot.images().value().ifPresent(i -> volumes.put(Picture.CT, i.ct().volume()));
        volumes.put(Picture.T2, images.t2());
        images.markerImages().stream()
                .filter(m -> m.contrast() == ImageContrast.MR_T1)
                .findFirst()
                .ifPresent(m -> volumes.put(Picture.T1, m.volume()));
        images.adc()
                .or(() -> snapshot.targetSlices().value().map(TargetSlices::adc))
                .map(AdcMap::adc)
                .ifPresent(v -> volumes.put(Picture.ADC, v));
        List<DiffusionImage> diffusion = images.diffusion().map(DiffusionSeries::images).orElse(List.of()).stream()
                .sorted(Comparator.comparingDouble(DiffusionImage::bValue))
                .toList();
        return new CaseViews(
                volumes,
                diffusion,
                snapshot.shownCtToMr(),
                snapshot.needle().value().map(NeedleStep.Chosen::needle));
    }

    /**
     * The same images with another registration, as while the CT is being moved.
     *
     * @param transform CT to MR
     * @return new views
     */
    public CaseViews with(Optional<RigidTransform> transform) {
        return new CaseViews(volumes, diffusion, transform, needle);
    }

    /**
     * An image.
     *
     * @param picture which; the fusion is that of the target series
     * @param bValue which b-value, s/mm²; the nearest is taken
     * @return pixels; empty if the case has no such image
     */
    public Optional<Volume> volume(Picture picture, double bValue) {
        return switch (picture) {
            case DWI ->
                diffusion.stream()
                        .min(Comparator.comparingDouble(d -> Math.abs(d.bValue() - bValue)))
                        .map(DiffusionImage::signal);
            case FUSION -> Optional.ofNullable(volumes.get(Picture.T2));
            default -> Optional.ofNullable(volumes.get(picture));
        };
    }

    /**
     * The b-value that is shown for a wanted one.
     *
     * @param bValue wanted, s/mm²
     * @return nearest there is; 0 if there is none
     */
    public double nearestB(double bValue) {
        return diffusion.stream()
                .map(DiffusionImage::bValue)
                .min(Comparator.comparingDouble(b -> Math.abs(b - bValue)))
                .orElse(0.0);
    }

    /**
     * Grid in which an image is scrolled.
     *
     * @param picture image
     * @return its grid; that of the target series for the fusion
     */
    public Optional<VoxelGrid> grid(Picture picture) {
        return volume(picture, 0).map(Volume::grid);
    }

    /**
     * Frame of one of the two joined images.
     *
     * @param modality which
     * @return frame; empty before the images are read
     */
    public Optional<Frame> frame(Modality modality) {
        return Optional.ofNullable(volumes.get(modality == Modality.CT ? Picture.CT : Picture.T2))
                .map(v -> v.grid().frame());
    }

    /**
     * A place seen from another frame.
     *
     * @param p place
     * @param to frame
     * @return the same place there; empty if nothing joins the two frames
     */
    public Optional<Point3> carried(Point3 p, Frame to) {
        if (p.frame().equals(to)) {
            return Optional.of(p);
        }
        return between(p.frame(), to).map(t -> t.apply(p));
    }

    /**
     * The transform between two frames of the case.
     *
     * @param from frame
     * @param to another frame
     * @return the registration or its inverse; empty if nothing joins them
     */
    public Optional<RigidTransform> between(Frame from, Frame to) {
        return ctToMr.flatMap(t -> t.from().equals(from) && t.to().equals(to)
                ? Optional.of(t)
                : t.from().equals(to) && t.to().equals(from) ? Optional.of(t.inverse()) : Optional.empty());
    }

    /**
     * How the planes of a view are turned.
     *
     * @param content view
     * @return orientation in the frame of its image; empty if the image, the needle or its way to MR is missing
     */
    public Optional<SliceOrientation> orientation(CellContent content) {
        Optional<VoxelGrid> grid = grid(content.picture());
        if (grid.isEmpty()) {
            return Optional.empty();
        }
        SliceOrientation slices = SliceOrientation.ofSlices(grid.get());
        return switch (content.plane()) {
            case SLICES -> Optional.of(slices);
            case AXIAL -> Optional.of(SliceOrientation.of(grid.get(), Reformat.AXIAL));
            case CORONAL -> Optional.of(SliceOrientation.of(grid.get(), Reformat.CORONAL));
            case SAGITTAL -> Optional.of(SliceOrientation.of(grid.get(), Reformat.SAGITTAL));
            case ALONG_NEEDLE -> axis(grid.get().frame()).map(slices::alongNeedle);
            case ALONG_NEEDLE_UPRIGHT -> axis(grid.get().frame()).map(slices::alongNeedleUpright);
            case ACROSS_NEEDLE -> axis(grid.get().frame()).map(slices::acrossNeedle);
        };
    }

    private Optional<Vector3> axis(Frame frame) {
        return needle.flatMap(n -> n.tip().frame().equals(frame)
                ? Optional.of(n.direction())
                : between(n.tip().frame(), frame)
                        .map(t -> t.applyVector(n.direction()).normalized()));
    }

    /**
     * Where the needle enters: at the skin as far as it is seen there, else the end of its shaft.
     *
     * @param frame frame
     * @return place in that frame; empty if there is no needle or no way to it
     */
    public Optional<Point3> entry(Frame frame) {
        return needle.flatMap(n -> carried(entry(n), frame));
    }

    /**
     * Where a needle enters: at the skin as far as it is seen there, else the end of its shaft.
     *
     * @param needle needle
     * @return place in the CT frame
     */
    static Point3 entry(NeedleCandidate needle) {
        return needle.skinEntry()
                .orElseGet(() -> needle.tip().plus(needle.direction().times(-needle.lengthMm())));
    }

    /**
     * The needle's tip.
     *
     * @param frame frame
     * @return tip in that frame; empty if there is no needle or no way to it
     */
    public Optional<Point3> tip(Frame frame) {
        return needle.flatMap(n -> carried(n.tip(), frame));
    }
}
