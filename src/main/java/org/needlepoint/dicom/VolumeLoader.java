package org.needlepoint.dicom;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.work.Progress;

/** Reads the pixels of a stack, file by file in parallel. */
final class VolumeLoader {
    /** Hounsfield units of air, which stands in for pixels that a CT scanner marked as padding. */
    private static final double AIR_HU = -1024;

    private final DicomReader reader;

    VolumeLoader(DicomReader reader) {
        this.reader = reader;
    }

    /** Stored values of all slices, still without their scales. */
    record Slices(Samples[] samples, List<InputObject> inputs) {}

    /** Values by the modality rescale: HU for CT, arbitrary otherwise. */
    Inventory.Loaded<Volume> volume(ImageStack stack, Progress progress) throws ProblemException {
        VoxelGrid grid = stack.requireGrid();
        Slices slices = slices(stack, progress);
        boolean ct = stack.role() == SeriesRole.CT;
        if (ct) {
            clearPadding(stack, slices.samples());
        }
        Function<FrameHeader, Line> rescale =
                f -> new Line(f.scale().slope(), f.scale().intercept());
        return new Inventory.Loaded<>(
                assemble(stack, grid, slices.samples(), ct ? "HU" : "", rescale), slices.inputs());
    }

    /** Values as stored; the stack has a grid. */
    Slices slices(ImageStack stack, Progress progress) throws ProblemException {
        Map<SourceFile, List<Integer>> byFile = new LinkedHashMap<>();
        List<FrameHeader> frames = stack.sliceFrames();
        for (int s = 0; s < frames.size(); s++) {
            if (frames.get(s) != null) {
                byFile.computeIfAbsent(frames.get(s).origin().file(), k -> new ArrayList<>())
                        .add(s);
            }
        }
        Samples[] out = new Samples[frames.size()];
        List<SourceFile> files = List.copyOf(byFile.keySet());
        InputObject[] inputs = new InputObject[files.size()];
        AtomicInteger done = new AtomicInteger();
        AtomicReference<ProblemException> failure = new AtomicReference<>();
        java.util.stream.IntStream.range(0, files.size()).parallel().forEach(i -> {
            progress.stopIfCancelled();
            if (failure.get() != null) {
                return;
            }
            try {
                ObjectReader.ReadObject read = ObjectReader.read(reader, files.get(i));
                inputs[i] = read.input();
                PixelFrames pixels = PixelFrames.of(read, files.get(i));
                for (int s : byFile.get(files.get(i))) {
                    out[s] = frame(pixels, frames.get(s), read);
                }
            } catch (ProblemException e) {
                failure.compareAndSet(null, e);
            }
            progress.report((double) done.incrementAndGet() / files.size(), DicomWording.LOADING.say(stack.name()));
        });
        if (failure.get() != null) {
            throw failure.get();
        }
        requireEqualCopies(stack, out);
        return new Slices(out, Arrays.asList(inputs));
    }

    private static Samples frame(PixelFrames pixels, FrameHeader f, ObjectReader.ReadObject read)
            throws ProblemException {
        if (!Mosaic.is(f.imageType())) {
            return pixels.frame(f.origin().frame());
        }
        int columns = f.format().columns();
        int rows = f.format().rows();
        int all = PixelFormat.of(read.object().dataSet()).columns();
        Samples whole = pixels.frame(0);
        if (all == columns) {
            return whole;
        }
        if (whole instanceof Samples.Shorts s) {
            short[] tile = new short[rows * columns];
            Mosaic.copy(s.values(), all, tile, rows, columns, f.origin().frame());
            return new Samples.Shorts(tile, s.unsigned());
        }
        float[] tile = new float[rows * columns];
        Mosaic.copy(
                ((Samples.Floats) whole).values(),
                all,
                tile,
                rows,
                columns,
                f.origin().frame());
        return new Samples.Floats(tile);
    }

    /** Two images at one position are harmless if they are the same image. */
    private void requireEqualCopies(ImageStack stack, Samples[] slices) throws ProblemException {
        for (FrameHeader copy : stack.copies()) {
            int s = sliceAt(stack, copy);
            ObjectReader.ReadObject read =
                    ObjectReader.read(reader, copy.origin().file());
            Samples other = frame(PixelFrames.of(read, copy.origin().file()), copy, read);
            int n = copy.format().rows() * copy.format().columns();
            for (int i = 0; i < n; i++) {
                if (slices[s].value(i) != other.value(i)) {
                    throw new ProblemException(
                            DicomProblem.DUPLICATE_SLICES,
                            stack.name(),
                            stack.sliceFrames().get(s).origin().file().name() + " and "
                                    + copy.origin().file().name());
                }
            }
        }
    }

    private static int sliceAt(ImageStack stack, FrameHeader copy) {
        int best = 0;
        double nearest = Double.MAX_VALUE;
        for (int s = 0; s < stack.sliceFrames().size(); s++) {
            FrameHeader f = stack.sliceFrames().get(s);
            if (f != null) {
                double distance =
                        f.plane().position().minus(copy.plane().position()).norm();
                if (distance < nearest) {
                    nearest = distance;
                    best = s;
                }
            }
        }
        return best;
    }

    private static void clearPadding(ImageStack stack, Samples[] slices) {
        for (int s = 0; s < slices.length; s++) {
            FrameHeader f = stack.sliceFrames().get(s);
            OptionalInt padding = f == null ? OptionalInt.empty() : f.format().paddingValue();
            if (padding.isPresent() && slices[s] instanceof Samples.Shorts v) {
                double air = (AIR_HU - f.scale().intercept()) / f.scale().slope();
                short stored = (short) Math.max(v.unsigned() ? 0 : Short.MIN_VALUE, Math.rint(air));
                short pad = (short) padding.getAsInt();
                for (int i = 0; i < v.values().length; i++) {
                    if (v.values()[i] == pad) {
                        v.values()[i] = stored;
                    }
                }
            }
        }
    }

    /** A linear scale: value = slope · stored + intercept. */
    record Line(double slope, double intercept) {}

    /** Stored values and a scale for each slice as a volume: 16-bit if one scale holds for all. */
    static Volume assemble(
            ImageStack stack, VoxelGrid grid, Samples[] slices, String unit, Function<FrameHeader, Line> scale) {
        Line common = scale.apply(stack.first());
        boolean unsigned = slices[firstPresent(slices)] instanceof Samples.Shorts v && v.unsigned();
        boolean uniform = true;
        for (int s = 0; s < slices.length; s++) {
            if (slices[s] != null) {
                uniform &= slices[s] instanceof Samples.Shorts v
                        && v.unsigned() == unsigned
                        && common.equals(scale.apply(stack.sliceFrames().get(s)));
            }
        }
        int n = grid.columns() * grid.rows();
        if (uniform) {
            short[] all = new short[Math.toIntExact(grid.voxels())];
            for (int s = 0; s < slices.length; s++) {
                if (slices[s] instanceof Samples.Shorts v) {
                    System.arraycopy(v.values(), 0, all, s * n, n);
                }
            }
            return Volume.ofShorts(grid, unit, all, unsigned, common.slope(), common.intercept(), stack.absent());
        }
        float[] all = new float[Math.toIntExact(grid.voxels())];
        for (int s = 0; s < slices.length; s++) {
            if (slices[s] != null) {
                Line own = scale.apply(stack.sliceFrames().get(s));
                for (int i = 0; i < n; i++) {
                    all[s * n + i] = (float) (slices[s].value(i) * own.slope() + own.intercept());
                }
            }
        }
        return Volume.ofFloats(grid, unit, all, stack.absent());
    }

    private static int firstPresent(Samples[] slices) {
        int s = 0;
        while (slices[s] == null) {
            s++;
        }
        return s;
    }
}
