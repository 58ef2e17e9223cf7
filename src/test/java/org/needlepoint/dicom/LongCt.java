package org.needlepoint.dicom;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.BitSet;
import java.util.SplittableRandom;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;

/** A CT of 300 slices of 512 × 512 pixels of noise, for measuring how long it takes to open. */
public final class LongCt {
    private static final int SLICES = 300;
    private static final int SIDE = 512;

    private LongCt() {}

    /**
     * Writes the CT.
     *
     * @param folder folder; made if absent
     * @return the folder
     */
    public static Path in(Path folder) throws Exception {
        Files.createDirectories(folder);
        short[] stored = new short[SIDE * SIDE * SLICES];
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < stored.length; i++) {
            stored[i] = (short) (random.nextInt(2000) - 1000);
        }
        VoxelGrid grid = new VoxelGrid(
                new Point3(new Frame("2.25.77", "CT"), -200, -200, 0),
                new Vector3(0.78, 0, 0),
                new Vector3(0, 0.78, 0),
                new Vector3(0, 0, 1.25),
                SIDE,
                SIDE,
                SLICES,
                1.25);
        Volume ct = Volume.ofShorts(grid, "HU", stored, false, 1, 0, new BitSet());
        StudyHeader study = new StudyHeader(
                "SYNTHETIC^BENCHMARK",
                "NP-BENCH",
                "O",
                LocalDate.of(1970, 1, 1),
                70,
                "2.25.78",
                "1",
                LocalDate.of(2026, 1, 2),
                LocalTime.NOON,
                "benchmark");
        SeriesHeader series = new SeriesHeader(
                study,
                "2.25.79",
                1,
                LocalTime.NOON,
                "CT",
                "THIGH",
                "R",
                "HFS",
                "Needlepoint",
                "benchmark",
                n -> "2.25.9" + n);
        new SeriesWriter(DicomToolkit.installed(), TransferSyntax.EXPLICIT_LE)
                .ct(series, new CtAcquisition(120, 200, 600, "B30"), ct, folder);
        return folder;
    }
}
