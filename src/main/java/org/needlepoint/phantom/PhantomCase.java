package org.needlepoint.phantom;

import java.util.Optional;
import org.needlepoint.diffusion.AdcMap;
import org.needlepoint.diffusion.DiffusionSeries;
import org.needlepoint.image.Volume;
import org.needlepoint.spectroscopy.SpectroscopyGrid;

/**
 * A scanned sample case, ready to be written.
 *
 * @param recipe what it was made from
 * @param truth what is true of it
 * @param ct CT, HU
 * @param t1 T1-weighted MR
 * @param t2FatSuppressed fat-suppressed T2-weighted MR
 * @param diffusion diffusion-weighted MR
 * @param adc the vendor's ADC map, computed from the noisy diffusion images
 * @param spectra ¹H spectra, if acquired
 */
public record PhantomCase(
        PhantomRecipe recipe,
        Truth truth,
        Volume ct,
        Volume t1,
        Volume t2FatSuppressed,
        DiffusionSeries diffusion,
        AdcMap adc,
        Optional<SpectroscopyGrid> spectra) {}
