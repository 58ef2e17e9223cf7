package org.needlepoint.phantom;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.needlepoint.diffusion.AdcMap;
import org.needlepoint.diffusion.DiffusionImage;
import org.needlepoint.diffusion.DiffusionSeries;
import org.needlepoint.image.Volume;
import org.needlepoint.work.Progress;

/** Makes sample cases: builds the scene of a recipe and scans it. */
public final class Phantom {
    /** Images below this many standard deviations of noise get no ADC. */
    private static final double ADC_FLOOR = 4;

    private Phantom() {}

    /**
     * Makes a case. A few seconds on two cores; the voxels depend on the recipe only, not on the number of threads.
     *
     * @param recipe recipe
     * @param progress where progress is reported; may be called from any thread
     * @return the case
     * @throws org.needlepoint.work.CancelledException if cancelled
     */
    public static PhantomCase make(PhantomRecipe recipe, Progress progress) {
        Scene scene = new Scene(recipe);
        Textures textures = new Textures(recipe);
        MrScanner mr = new MrScanner(scene, textures);
        CtScanner ctScanner = new CtScanner(scene, textures);
        Volume ct = ctScanner.scan(progress.part(0, 0.5));
        List<Volume> anatomical = mr.anatomical(progress.part(0.5, 0.7));
        List<DiffusionImage> clean = mr.cleanDiffusion(progress.part(0.7, 0.95));
        List<DiffusionImage> noisy = mr.noisy(clean);
        double floor = ADC_FLOOR * recipe.mr().dwiNoise() * recipe.mr().signalScale();
        AdcMap adc = mr.adc(noisy, floor);
        SpectroscopyScanner spectra = recipe.spectroscopy().present() ? new SpectroscopyScanner(scene, textures) : null;
        Truth truth = new TruthOf(scene, textures, anatomical.get(0).grid(), ctScanner.grid())
                .truth(mr.adc(clean, 0).adc(), spectra);
        BitSet missingMr = bits(recipe.mr().missingSlices());
        return new PhantomCase(
                recipe,
                truth,
                without(ct, bits(recipe.ct().missingSlices())),
                without(anatomical.get(0), missingMr),
                without(anatomical.get(1), missingMr),
                new DiffusionSeries(noisy.stream()
                        .map(i -> new DiffusionImage(i.bValue(), without(i.signal(), missingMr)))
                        .toList()),
                new AdcMap(without(adc.adc(), missingMr), adc.source(), adc.evidence()),
                Optional.ofNullable(spectra).map(SpectroscopyScanner::scan));
    }

    private static BitSet bits(List<Integer> indices) {
        BitSet bits = new BitSet();
        indices.forEach(bits::set);
        return bits;
    }

    private static Volume without(Volume volume, BitSet missing) {
        if (missing.isEmpty()) {
            return volume;
        }
        float[] values = new float[(int) volume.grid().voxels()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) volume.value(i);
        }
        return Volume.ofFloats(volume.grid(), volume.unit(), values, missing);
    }
}
