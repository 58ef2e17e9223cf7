package org.needlepoint.registration.intensity;

import java.util.Objects;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.problem.ProblemException;

/**
 * What is registered: an MR image, a CT and what of each may be believed. Make one with {@link #of(Volume, Volume)}; give
 * own masks with the {@code with} methods.
 *
 * @param mr anatomical MR, any signal scale
 * @param mrBody the body in the MR image, on its grid
 * @param ct CT, HU
 * @param ctBody the body in CT, without table; what lies outside is taken as air
 * @param ctArtefact CT voxels that show metal or its streaks; they are not compared
 */
public record ImagePair(Volume mr, VoxelMask mrBody, Volume ct, VoxelMask ctBody, VoxelMask ctArtefact) {

    /**
     * Makes a pair.
     *
     * @throws IllegalArgumentException if the CT is not in HU or a mask is not on the grid of its image
     */
    public ImagePair {
        Objects.requireNonNull(mr, "mr");
        if (!ct.unit().equals("HU")) {
            throw new IllegalArgumentException("A CT is given in HU, not in '" + ct.unit() + "'");
        }
        onGrid(mrBody, mr.grid());
        onGrid(ctBody, ct.grid());
        onGrid(ctArtefact, ct.grid());
    }

    private static void onGrid(VoxelMask mask, VoxelGrid grid) {
        if (!mask.grid().coincidesWith(grid, 0.01)) {
            throw new IllegalArgumentException("A mask on " + mask.grid() + " for an image on " + grid);
        }
    }

    /**
     * A pair with masks made from the images.
     *
     * @param mr anatomical MR
     * @param ct CT, HU
     * @return the pair
     * @throws ProblemException {@link IntensityProblem#NO_BODY} or {@link IntensityProblem#TOO_THIN}
     */
    public static ImagePair of(Volume mr, Volume ct) throws ProblemException {
        return new ImagePair(mr, BodyMasks.ofMr(mr), ct, BodyMasks.ofCt(ct), BodyMasks.metalOf(ct));
    }

    /**
     * With another mask of the body in MR.
     *
     * @param mask voxels to compare, on the grid of the MR image
     * @return a new pair
     */
    public ImagePair withMrBody(VoxelMask mask) {
        return new ImagePair(mr, mask, ct, ctBody, ctArtefact);
    }

    /**
     * With another mask of the body in CT.
     *
     * @param mask body without table, on the grid of the CT
     * @return a new pair
     */
    public ImagePair withCtBody(VoxelMask mask) {
        return new ImagePair(mr, mrBody, ct, mask, ctArtefact);
    }

    /**
     * With another mask of what metal spoils.
     *
     * @param mask voxels not to compare, on the grid of the CT
     * @return a new pair
     */
    public ImagePair withCtArtefact(VoxelMask mask) {
        return new ImagePair(mr, mrBody, ct, ctBody, mask);
    }
}
