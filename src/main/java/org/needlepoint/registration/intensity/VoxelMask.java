package org.needlepoint.registration.intensity;

import java.util.BitSet;
import java.util.Objects;
import java.util.function.IntPredicate;
import org.needlepoint.geometry.Point3;
import org.needlepoint.image.VoxelGrid;

/** A set of voxels of one grid, for example the limb. Immutable. */
public final class VoxelMask {
    private final VoxelGrid grid;
    private final BitSet bits;

    private VoxelMask(VoxelGrid grid, BitSet bits) {
        this.grid = Objects.requireNonNull(grid, "grid");
        this.bits = bits;
    }

    /** Takes the bits over. */
    static VoxelMask ofBits(VoxelGrid grid, BitSet bits) {
        return new VoxelMask(grid, bits);
    }

    /**
     * The voxels that a test holds for.
     *
     * @param grid grid
     * @param member test of a voxel's position in column-fastest order, (slice · rows + row) · columns + column
     * @return the mask
     */
    public static VoxelMask of(VoxelGrid grid, IntPredicate member) {
        int n = Math.toIntExact(grid.voxels());
        BitSet bits = new BitSet(n);
        for (int i = 0; i < n; i++) {
            if (member.test(i)) {
                bits.set(i);
            }
        }
        return new VoxelMask(grid, bits);
    }

    /**
     * The grid.
     *
     * @return grid
     */
    public VoxelGrid grid() {
        return grid;
    }

    /**
     * Whether a voxel belongs.
     *
     * @param offset (slice · rows + row) · columns + column
     * @return true if it does
     */
    public boolean contains(int offset) {
        return bits.get(offset);
    }

    /**
     * Number of voxels.
     *
     * @return count
     */
    public int count() {
        return bits.cardinality();
    }

    /**
     * What is in both.
     *
     * @param o mask on the same grid
     * @return the intersection
     * @throws IllegalArgumentException if the grids differ by more than 0.01 mm
     */
    public VoxelMask and(VoxelMask o) {
        requireSameGrid(o);
        BitSet both = (BitSet) bits.clone();
        both.and(o.bits);
        return new VoxelMask(grid, both);
    }

    /**
     * What is in this but not in the other.
     *
     * @param o mask on the same grid
     * @return the difference
     * @throws IllegalArgumentException if the grids differ by more than 0.01 mm
     */
    public VoxelMask without(VoxelMask o) {
        requireSameGrid(o);
        BitSet rest = (BitSet) bits.clone();
        rest.andNot(o.bits);
        return new VoxelMask(grid, rest);
    }

    private void requireSameGrid(VoxelMask o) {
        if (!grid.coincidesWith(o.grid, 0.01)) {
            throw new IllegalArgumentException("Masks on different grids: " + grid + " and " + o.grid);
        }
    }

    /**
     * Mean position of the voxels.
     *
     * @return the centre, in the grid's frame
     * @throws IllegalStateException if the mask is empty
     */
    public Point3 centre() {
        int n = count();
        if (n == 0) {
            throw new IllegalStateException("An empty mask has no centre");
        }
        double c = 0;
        double r = 0;
        double s = 0;
        for (int i = bits.nextSetBit(0); i >= 0; i = bits.nextSetBit(i + 1)) {
            int line = i / grid.columns();
            c += i % grid.columns();
            r += line % grid.rows();
            s += line / grid.rows();
        }
        return grid.toPatient(c / n, r / n, s / n);
    }
}
