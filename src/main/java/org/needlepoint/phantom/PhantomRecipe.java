package org.needlepoint.phantom;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Everything that determines a sample case. Two equal recipes give the same voxels.
 *
 * <p>Readable from and writable to JSON with these very names; see {@link PhantomRecipes}.
 *
 * @param name short name, also the name of the case folder
 * @param description what the case is, for people
 * @param seed seed of every random draw
 * @param deliberatelyWrong what a reader of the case should object to; empty for a sound case
 * @param deflated whether the files use the deflated transfer syntax: about half the size, but not every validator
 *     reads it
 * @param patient who the patient is said to be
 * @param anatomy the body part
 * @param tumour the mass
 * @param markers the skin capsules
 * @param needles the needles in the CT
 * @param pose where the patient lies in the CT
 * @param mr MR imaging
 * @param ct CT imaging
 * @param spectroscopy ¹H spectroscopy
 * @param tissues properties of every tissue
 */
public record PhantomRecipe(
        String name,
        String description,
        long seed,
        List<String> deliberatelyWrong,
        boolean deflated,
        PatientRecipe patient,
        AnatomyRecipe anatomy,
        TumourRecipe tumour,
        MarkerRecipe markers,
        NeedleRecipe needles,
        PoseRecipe pose,
        MrRecipe mr,
        CtRecipe ct,
        SpectroscopyRecipe spectroscopy,
        Map<Tissue, TissueProperties> tissues) {

    /**
     * Makes a recipe.
     *
     * @throws IllegalArgumentException if a tissue has no properties, or parts contradict each other
     */
    public PhantomRecipe {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(patient, "patient");
        Objects.requireNonNull(anatomy, "anatomy");
        Objects.requireNonNull(tumour, "tumour");
        Objects.requireNonNull(markers, "markers");
        Objects.requireNonNull(needles, "needles");
        Objects.requireNonNull(pose, "pose");
        Objects.requireNonNull(mr, "mr");
        Objects.requireNonNull(ct, "ct");
        Objects.requireNonNull(spectroscopy, "spectroscopy");
        deliberatelyWrong = List.copyOf(deliberatelyWrong);
        for (Tissue t : Tissue.values()) {
            if (tissues.get(t) == null) {
                throw new IllegalArgumentException("The recipe gives no properties for tissue " + t);
            }
        }
        tissues = java.util.Collections.unmodifiableMap(new EnumMap<>(tissues));
        if (markers.arcsB().isEmpty() && markers.shiftSlices() != 0) {
            throw new IllegalArgumentException(
                    "Without line B the target slice is the slice of line A: shiftSlices must be 0");
        }
    }

    /**
     * Properties of a tissue.
     *
     * @param tissue tissue
     * @return its properties
     */
    public TissueProperties properties(Tissue tissue) {
        return tissues.get(tissue);
    }

    /**
     * The same recipe with another seed.
     *
     * @param newSeed seed
     * @return the recipe
     */
    public PhantomRecipe withSeed(long newSeed) {
        return new PhantomRecipe(
                name,
                description,
                newSeed,
                deliberatelyWrong,
                deflated,
                patient,
                anatomy,
                tumour,
                markers,
                needles,
                pose,
                mr,
                ct,
                spectroscopy,
                tissues);
    }
}
