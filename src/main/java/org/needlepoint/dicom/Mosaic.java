package org.needlepoint.dicom;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.problem.ProblemException;

/**
 * Siemens mosaics: the slices of a volume tiled into one image. Taken apart with the number of slices, the slice normal
 * and the spacing from the vendor's attributes; without these, refused.
 *
 * <p>The stated Image Position is that of a full image centred on the tile; the corner of the first tile lies
 * (mosaic − tile) / 2 pixels inward along both directions (as described publicly by NiBabel, "DICOM mosaic").
 */
final class Mosaic {
    private Mosaic() {}

    /** Frames, split or as they were. */
    record Result(List<FrameHeader> frames) {}

    static boolean is(List<String> imageType) {
        return imageType.stream().anyMatch("MOSAIC"::equalsIgnoreCase);
    }

    /** Tiles along a side of a mosaic of this many slices. */
    static int side(int slices) {
        return (int) Math.ceil(Math.sqrt(slices));
    }

    static Result split(DataSet d, List<FrameHeader> frames, String file) throws ProblemException {
        if (frames.size() != 1 || !is(frames.get(0).imageType())) {
            return new Result(frames);
        }
        FrameHeader f = frames.get(0);
        FrameHeader.Plane p = f.plane();
        int slices = d.privateTag("SIEMENS MR HEADER", 0x0019, 0x0a, Vr.US)
                .map(t -> (int) d.number(t).orElse(0))
                .orElse(0);
        CsaHeader csa = CsaHeader.of(d).orElse(null);
        if (slices == 0 && csa != null && csa.numbers("NumberOfImagesInMosaic").length > 0) {
            slices = (int) csa.numbers("NumberOfImagesInMosaic")[0];
        }
        double[] n = csa == null ? new double[0] : csa.numbers("SliceNormalVector");
        OptionalDouble spacing = d.number(Tags.SPACING_BETWEEN_SLICES);
        int side = side(slices);
        if (slices < 1
                || !p.missing().isEmpty()
                || f.format().rows() % side != 0
                || f.format().columns() % side != 0) {
            throw new ProblemException(DicomProblem.MOSAIC, file, DicomWording.SLICES_NOT_STATED.say());
        }
        if (n.length < 3 || spacing.isEmpty()) {
            throw new ProblemException(
                    DicomProblem.MOSAIC,
                    file,
                    n.length < 3
                            ? DicomWording.NO_SLICE_NORMAL.say()
                            : DicomWording.IS_ABSENT.say(Tags.SPACING_BETWEEN_SLICES));
        }
        int rows = f.format().rows() / side;
        int columns = f.format().columns() / side;
        Vector3 corner = p.position()
                .plus(p.rowDirection().times(p.columnSpacing() * (f.format().columns() - columns) / 2.0))
                .plus(p.columnDirection().times(p.rowSpacing() * (f.format().rows() - rows) / 2.0));
        Vector3 step = new Vector3(n[0], n[1], n[2]).normalized().times(spacing.getAsDouble());
        List<FrameHeader> out = new ArrayList<>(slices);
        for (int s = 0; s < slices; s++) {
            out.add(tile(f, corner.plus(step.times(s)), s, slices, rows, columns));
        }
        return new Result(out);
    }

    private static FrameHeader tile(FrameHeader f, Vector3 position, int slice, int slices, int rows, int columns) {
        FrameHeader.Plane p = f.plane();
        FrameHeader.Origin o = f.origin();
        PixelFormat q = f.format();
        return new FrameHeader(
                new FrameHeader.Origin(o.file(), o.sopInstanceUid(), slice, slices, o.instance()),
                new FrameHeader.Plane(
                        p.frameOfReferenceUid(),
                        position,
                        p.rowDirection(),
                        p.columnDirection(),
                        p.rowSpacing(),
                        p.columnSpacing(),
                        p.thickness()),
                new PixelFormat(
                        rows,
                        columns,
                        q.samples(),
                        q.planar(),
                        q.photometric(),
                        q.bitsAllocated(),
                        q.bitsStored(),
                        q.highBit(),
                        q.signed(),
                        q.paddingValue()),
                f.scale(),
                f.imageType(),
                f.bValue(),
                f.direction(),
                f.echoTimeMs(),
                f.acquisition(),
                f.temporal(),
                f.warnings());
    }

    /** Cuts one tile out of a mosaic. */
    static <T> void copy(T mosaic, int mosaicColumns, T tile, int rows, int columns, int slice) {
        int perRow = mosaicColumns / columns;
        int row0 = slice / perRow * rows;
        int column0 = slice % perRow * columns;
        for (int r = 0; r < rows; r++) {
            System.arraycopy(mosaic, (row0 + r) * mosaicColumns + column0, tile, r * columns, columns);
        }
    }
}
