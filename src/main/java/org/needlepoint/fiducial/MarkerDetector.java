package org.needlepoint.fiducial;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.needlepoint.geometry.Point3;
import org.needlepoint.image.ContinuousIndex;
import org.needlepoint.image.Volume;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.work.Progress;

/**
 * Finds the markers of a template in one image.
 *
 * <p>Markers on the skin: what sticks out of the body ({@link BodySurface}) is cut into compact parts, and to each
 * part a model of a marker on a curved skin, averaged over the slice thickness, is fitted. Markers elsewhere: blobs of
 * the right size are fitted within uniform surroundings. A candidate is kept when size, contrast, place and shape
 * agree with the template; its covariance comes from the fit.
 */
public final class MarkerDetector {
    private final FiducialTemplate template;

    /**
     * Makes a detector.
     *
     * @param template what to look for
     */
    public MarkerDetector(FiducialTemplate template) {
        this.template = Objects.requireNonNull(template, "template");
    }

    /**
     * What is looked for.
     *
     * @return the template
     */
    public FiducialTemplate template() {
        return template;
    }

    /**
     * Finds candidates. Takes about a quarter of a second for a 512 × 512 × 60 CT on two cores, and two working
     * copies of the volume at about 1.25 mm per pixel.
     *
     * @param volume image; missing slices are left out
     * @param contrast what kind of image it is
     * @param progress told about the steps
     * @return candidates, best score first; there may be more or fewer than the template has markers
     */
    public List<MarkerCandidate> detect(Volume volume, ImageContrast contrast, Progress progress) {
        boolean ct = contrast == ImageContrast.CT;
        GreyLevels levels = ct ? GreyLevels.ofCt() : GreyLevels.ofMr(volume);
        SeedFit fit = new SeedFit(volume, template, contrast, levels);
        progress.report(0, FiducialWording.LOOKING.say());
        if (!template.onSkin()) {
            List<Seed> seeds = InteriorSeeds.of(volume, template.shape(), template.appearance(contrast));
            return distinct(fitAll(fit, seeds, progress));
        }
        List<Seed> tried = new ArrayList<>();
        List<MarkerCandidate> found = new ArrayList<>();
        for (double threshold : levels.thresholds()) {
            BodySurface surface =
                    BodySurface.of(volume, ct, threshold, template.shape().height(), progress);
            List<Seed> seeds = SkinSeeds.of(surface, volume, levels.air(), template.shape()).stream()
                    .filter(s -> tried.stream()
                            .noneMatch(o -> apart(volume, o, s)
                                    < 0.4 * template.shape().height().nominal()))
                    .toList();
            tried.addAll(seeds);
            found.addAll(fitAll(fit, seeds, progress));
            // The next, higher threshold is only for images in which skin or fat is as dark as air.
            if (distinct(found).size() >= template.labels().size()) {
                break;
            }
        }
        return distinct(found);
    }

    private static List<MarkerCandidate> fitAll(SeedFit fit, List<Seed> seeds, Progress progress) {
        progress.report(0.5, FiducialWording.FITTING.say(seeds.size()));
        List<MarkerCandidate> found = Collections.synchronizedList(new ArrayList<>());
        seeds.parallelStream().forEach(seed -> {
            progress.stopIfCancelled();
            fit.candidate(seed).ifPresent(found::add);
        });
        return found;
    }

    private static double apart(Volume volume, Seed a, Seed b) {
        double x = (a.column() - b.column()) * volume.grid().columnSpacingMm();
        double y = (a.row() - b.row()) * volume.grid().rowSpacingMm();
        double z = (a.slice() - b.slice()) * volume.grid().sliceSpacingMm();
        return Math.sqrt(x * x + y * y + z * z);
    }

    /** Keeps the better of two candidates nearer than half a marker's width plus a millimetre. */
    private List<MarkerCandidate> distinct(List<MarkerCandidate> found) {
        List<MarkerCandidate> sorted = new ArrayList<>(found);
        sorted.sort(Comparator.comparingDouble(MarkerCandidate::score)
                .reversed()
                .thenComparingDouble(c -> c.centre().z())
                .thenComparingDouble(c -> c.centre().x()));
        double limit = 0.5 * template.shape().longest().min() + 1;
        List<MarkerCandidate> out = new ArrayList<>();
        for (MarkerCandidate c : sorted) {
            if (out.stream().noneMatch(o -> o.centre().distanceMm(c.centre()) < limit)) {
                out.add(c);
            }
        }
        return List.copyOf(out);
    }

    /**
     * Refines a position placed by hand with the same fit that detection uses.
     *
     * @param volume image
     * @param contrast what kind of image it is
     * @param approximate position within about half a marker's length of the centre, in the image's frame
     * @return the fitted marker
     * @throws ProblemException {@link FiducialProblem#NO_MARKER_THERE} if no marker of the template's shape is there
     * @throws org.needlepoint.geometry.FrameMismatchException if the position is of another frame
     */
    public MarkerCandidate refine(Volume volume, ImageContrast contrast, Point3 approximate) throws ProblemException {
        ContinuousIndex i = volume.grid().toIndex(approximate);
        String image = contrast == ImageContrast.CT ? "CT" : "MR";
        String where =
                new MarkerCandidate(approximate, org.needlepoint.geometry.Covariance3.ZERO, 0, 0, 0, "").position();
        if (!volume.grid().contains(i)) {
            throw new ProblemException(
                    FiducialProblem.NO_MARKER_THERE, where, image, FiducialWording.OUTSIDE_IMAGE.say());
        }
        boolean ct = contrast == ImageContrast.CT;
        GreyLevels levels = ct ? GreyLevels.ofCt() : GreyLevels.ofMr(volume);
        Optional<Seed> seed = template.onSkin()
                ? ManualSeed.at(volume, i, levels.thresholds()[0])
                : Optional.of(new Seed(i.column(), i.row(), i.slice(), 0, 0, 0));
        Optional<MarkerCandidate> fitted =
                seed.flatMap(s -> new SeedFit(volume, template, contrast, levels).candidate(s));
        double reach = template.shape().longest().max() / 2;
        if (fitted.isEmpty() || fitted.get().centre().distanceMm(approximate) > reach) {
            throw new ProblemException(
                    FiducialProblem.NO_MARKER_THERE,
                    where,
                    image,
                    fitted.isEmpty() ? FiducialWording.NOTHING_LIKE_IT.say() : FiducialWording.NEAREST_FARTHER.say());
        }
        return fitted.get();
    }
}
