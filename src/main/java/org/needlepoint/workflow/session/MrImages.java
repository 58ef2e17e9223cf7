package org.needlepoint.workflow.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.needlepoint.dicom.DiffusionGroup;
import org.needlepoint.dicom.ImageStack;
import org.needlepoint.dicom.InputObject;
import org.needlepoint.dicom.Inventory;
import org.needlepoint.dicom.Inventory.Loaded;
import org.needlepoint.dicom.SeriesRole;
import org.needlepoint.diffusion.AdcMap;
import org.needlepoint.diffusion.DiffusionSeries;
import org.needlepoint.fiducial.ImageContrast;
import org.needlepoint.image.Volume;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.work.Progress;

/**
 * The MR images of a case, which are there before the CT is: the target slice is chosen on them.
 *
 * @param t2 target series
 * @param statedSliceSpacingMm Spacing Between Slices (0018,0088) of the target series as stated, mm
 * @param markerImages MR images in which the markers may show, the preferred first
 * @param adc vendor's ADC map
 * @param diffusion b-value images
 */
public record MrImages(
        Volume t2,
        OptionalDouble statedSliceSpacingMm,
        List<MarkerStep.MrImage> markerImages,
        Optional<AdcMap> adc,
        Optional<DiffusionSeries> diffusion) {

    /** Copies the list. */
    public MrImages {
        markerImages = List.copyOf(markerImages);
    }

    /**
     * Their series.
     *
     * @param t2 the stack whose slices are the target slices
     * @param markerStacks stacks in which the markers may show, best first; holds {@code t2}
     * @param dwi diffusion series
     * @param adc vendor's ADC map
     */
    record Stacks(
            ImageStack t2, List<ImageStack> markerStacks, Optional<DiffusionGroup> dwi, Optional<ImageStack> adc) {}

    static MrImages of(CaseSeries series, CaseImages images) {
        return new MrImages(
                images.t2(),
                series.t2().statedSliceSpacingMm(),
                images.markerImages(),
                images.adc(),
                images.diffusion());
    }

    static MrImages load(Inventory inventory, Stacks stacks, Progress progress) throws ProblemException {
        return load(inventory, stacks, new LinkedHashMap<>(), progress);
    }

    /** Loads them and notes the objects read, by role. */
    static MrImages load(Inventory inventory, Stacks stacks, Map<String, List<InputObject>> inputs, Progress progress)
            throws ProblemException {
        progress.report(0, SessionWording.READING_MR.say());
        List<MarkerStep.MrImage> markerImages = new ArrayList<>();
        Volume t2 = null;
        for (ImageStack stack : stacks.markerStacks()) {
            Loaded<Volume> loaded = inventory.volume(stack, Progress.NONE);
            inputs.put(stack == stacks.t2() ? "t2" : "t1 " + stack.name(), loaded.inputs());
            markerImages.add(new MarkerStep.MrImage(stack.name(), loaded.value(), contrast(stack.role())));
            if (stack == stacks.t2()) {
                t2 = loaded.value();
            }
        }
        progress.report(0.5, SessionWording.READING_DIFFUSION.say());
        Optional<AdcMap> adc = Optional.empty();
        if (stacks.adc().isPresent()) {
            Loaded<AdcMap> loaded = inventory.adcMap(stacks.adc().get(), Progress.NONE);
            inputs.put("adc", loaded.inputs());
            adc = Optional.of(loaded.value());
        }
        Optional<DiffusionSeries> diffusion = Optional.empty();
        if (stacks.dwi().isPresent()) {
            Loaded<DiffusionSeries> loaded = inventory.diffusion(stacks.dwi().get(), Progress.NONE);
            inputs.put("dwi", loaded.inputs());
            diffusion = Optional.of(loaded.value());
        }
        return new MrImages(t2, stacks.t2().statedSliceSpacingMm(), markerImages, adc, diffusion);
    }

    private static ImageContrast contrast(SeriesRole role) {
        return switch (role) {
            case T1 -> ImageContrast.MR_T1;
            case T2 -> ImageContrast.MR_T2;
            case T2_FS -> ImageContrast.MR_T2_FAT_SUPPRESSED;
            default -> ImageContrast.MR_OTHER;
        };
    }
}
