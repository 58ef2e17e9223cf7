package org.needlepoint.dicom;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.needlepoint.diffusion.DiffusionImage;
import org.needlepoint.diffusion.DiffusionSeries;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.work.Progress;

/** Loads the images of a diffusion group and averages what the scanner left apart. */
final class DiffusionLoader {
    private static final double SAME_GRID_MM = 1e-3;
    private static final double SAME_FACTOR = 1e-4;

    private final VolumeLoader loader;
    private final List<InputObject> inputs = new ArrayList<>();

    DiffusionLoader(VolumeLoader loader) {
        this.loader = loader;
    }

    Inventory.Loaded<DiffusionSeries> series(DiffusionGroup group, Progress progress) throws ProblemException {
        List<DiffusionImage> images = new ArrayList<>();
        boolean philips = needsPhilipsScale(group.stacks());
        int done = 0;
        int all = group.byB().size();
        for (Map.Entry<Double, List<ImageStack>> b : group.byB().entrySet()) {
            Progress part = progress.part((double) done / all, (done + 1.0) / all);
            Volume signal = average(group.grid(), averaged(b.getKey(), b.getValue()), philips, part);
            images.add(new DiffusionImage(b.getKey(), signal));
            done++;
        }
        return new Inventory.Loaded<>(new DiffusionSeries(images), inputs);
    }

    /** The scanner's own average if there is one beside single directions, else everything. */
    private static List<ImageStack> averaged(double b, List<ImageStack> stacks) {
        List<ImageStack> trace = stacks.stream().filter(ImageStack::isTrace).toList();
        if (!trace.isEmpty()) {
            return trace;
        }
        boolean directions = stacks.stream().anyMatch(s -> s.direction().isPresent());
        List<ImageStack> isotropic =
                stacks.stream().filter(s -> s.direction().isEmpty()).toList();
        return b > 0 && directions && !isotropic.isEmpty() ? isotropic : stacks;
    }

    private Volume average(VoxelGrid grid, List<ImageStack> stacks, boolean philips, Progress progress)
            throws ProblemException {
        Map<String, List<ImageStack>> byDirection = new LinkedHashMap<>();
        for (ImageStack s : stacks) {
            byDirection
                    .computeIfAbsent(s.direction().orElse(""), k -> new ArrayList<>())
                    .add(s);
        }
        boolean onGrid = stacks.get(0).grid().orElseThrow().coincidesWith(grid, SAME_GRID_MM);
        if (stacks.size() == 1 && onGrid && !philips) {
            return load(stacks.get(0), progress);
        }
        int n = Math.toIntExact(grid.voxels());
        double[] logSum = new double[n];
        BitSet absent = new BitSet();
        int done = 0;
        for (List<ImageStack> repetitions : byDirection.values()) {
            double[] sum = new double[n];
            for (ImageStack s : repetitions) {
                Volume v = load(s, progress.part((double) done / stacks.size(), (done + 1.0) / stacks.size()));
                double factor = philips ? 1 / philipsFactor(s).orElseThrow() : 1;
                for (int i = 0; i < n; i++) {
                    sum[i] += v.value(i) * factor;
                }
                absent.or(s.absent());
                done++;
            }
            for (int i = 0; i < n; i++) {
                logSum[i] += byDirection.size() == 1
                        ? sum[i] / repetitions.size()
                        : Math.log(Math.max(0, sum[i] / repetitions.size()));
            }
        }
        float[] out = new float[n];
        for (int i = 0; i < n; i++) {
            out[i] = (float) (byDirection.size() == 1 ? logSum[i] : Math.exp(logSum[i] / byDirection.size()));
        }
        return Volume.ofFloats(grid, "", out, absent);
    }

    private Volume load(ImageStack s, Progress progress) throws ProblemException {
        Inventory.Loaded<Volume> loaded = loader.volume(s, progress);
        inputs.addAll(loaded.inputs());
        return loaded.value();
    }

    /**
     * Rescaled Philips values are comparable only among images of one scale: the scanner's signal is the rescaled value
     * divided by rescale slope and scale slope. Applied where those differ between b-values.
     */
    private static boolean needsPhilipsScale(List<ImageStack> stacks) {
        List<Double> factors =
                stacks.stream().flatMap(s -> philipsFactor(s).stream()).toList();
        return factors.size() == stacks.size()
                && factors.stream().anyMatch(f -> Math.abs(f / factors.get(0) - 1) > SAME_FACTOR);
    }

    private static Optional<Double> philipsFactor(ImageStack s) {
        ValueScale scale = s.first().scale();
        return scale.philipsSlope().filter(v -> v > 0).map(v -> v * scale.slope());
    }
}
