package org.needlepoint.view.slice;

import java.util.List;
import java.util.OptionalDouble;
import org.needlepoint.geometry.Point2;
import org.needlepoint.geometry.Point3;
import org.needlepoint.image.ContinuousIndex;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;

/**
 * The value of one layer under a place of a picture.
 *
 * @param layer the layer
 * @param position the place in the volume's frame, LPS mm
 * @param index the same in voxels
 * @param coverage whether there is a value
 * @param interpolated the value as the picture shows it, in the volume's unit; present exactly if covered
 * @param nearest the value of the nearest voxel as it was measured; empty if that voxel's slice is missing or the place lies
 *     outside
 */
public record SliceProbe(
        Layer layer,
        Point3 position,
        ContinuousIndex index,
        Coverage coverage,
        OptionalDouble interpolated,
        OptionalDouble nearest) {

    /** Whether a volume has a value at a place. */
    public enum Coverage {
        /** It has. */
        VALUE,
        /** The place lies in the volume, but a slice that is needed is missing. */
        ABSENT,
        /** The place lies outside the volume. */
        OUTSIDE
    }

    /**
     * Reads the layers under a place.
     *
     * @param plane plane of the picture
     * @param at the place, pixels
     * @param layers layers, in the plane's frame or with a transform from it
     * @return one reading for each layer, in the same order
     * @throws org.needlepoint.geometry.FrameMismatchException if a layer is not in the plane's frame and has no transform from it
     */
    public static List<SliceProbe> read(SlicePlane plane, Point2 at, List<Layer> layers) {
        Point3 place = plane.toPatient(at.u(), at.v());
        return layers.stream().map(l -> read(l, place)).toList();
    }

    private static SliceProbe read(Layer layer, Point3 place) {
        Point3 position = layer.planeToVolume().map(t -> t.apply(place)).orElse(place);
        Volume volume = layer.volume();
        VoxelGrid grid = volume.grid();
        ContinuousIndex raw = grid.toIndex(position);
        // Planes made from slices carry round-off, and must not need the next slice for it.
        double whole = Math.rint(raw.slice());
        ContinuousIndex index =
                Math.abs(raw.slice() - whole) < 1e-6 ? new ContinuousIndex(raw.column(), raw.row(), whole) : raw;
        if (!grid.contains(index)) {
            return new SliceProbe(
                    layer, position, index, Coverage.OUTSIDE, OptionalDouble.empty(), OptionalDouble.empty());
        }
        OptionalDouble interpolated = volume.sample(index);
        int slice = nearest(index.slice(), grid.slices());
        OptionalDouble nearest = volume.isPresent(slice)
                ? OptionalDouble.of(
                        volume.value(nearest(index.column(), grid.columns()), nearest(index.row(), grid.rows()), slice))
                : OptionalDouble.empty();
        return new SliceProbe(
                layer,
                position,
                index,
                interpolated.isPresent() ? Coverage.VALUE : Coverage.ABSENT,
                interpolated,
                nearest);
    }

    private static int nearest(double index, int n) {
        return (int) Math.max(0, Math.min(n - 1, Math.rint(index)));
    }

    /**
     * The interpolated value with its unit, for a reader.
     *
     * @return such as {@code 57 HU}; empty without a value
     */
    public java.util.Optional<String> text() {
        return interpolated.isPresent()
                ? java.util.Optional.of(
                        ValueText.of(interpolated.getAsDouble(), layer.volume().unit()))
                : java.util.Optional.empty();
    }
}
