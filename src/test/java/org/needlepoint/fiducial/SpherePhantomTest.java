package org.needlepoint.fiducial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlepoint.dicom.DicomFolder;
import org.needlepoint.dicom.DicomToolkit;
import org.needlepoint.dicom.ImageStack;
import org.needlepoint.dicom.Inventory;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.Volume;
import org.needlepoint.work.Progress;

/**
 * The 57 spheres of 10 mm of a real phantom, MR 3-D gradient echo, strongly oblique (JamesCKorte/mrbias, BSD-3). Its
 * catalogued centres were derived by someone else's program from the same images.
 */
class SpherePhantomTest {
    private static final String FOLDER = "data/registration/system-phantom-b";

    @TempDir
    Path unpacked;

    private static Path shared(String relative) {
        Path p = Path.of(System.getProperty("needlepoint.shared", "../shared")).resolve(relative);
        Assumptions.assumeTrue(Files.exists(p), p + " absent: third-party data is not part of the project");
        return p;
    }

    private Volume volume() throws Exception {
        Path archive = shared(FOLDER + "/testset_B_2VXA3O5F_3D_GRE_256sl.tar.xz");
        try (InputStream file = new BufferedInputStream(Files.newInputStream(archive));
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(file))) {
            for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
                if (e.isFile()) {
                    Files.copy(tar, unpacked.resolve(Path.of(e.getName()).getFileName()));
                }
            }
        }
        Inventory inventory = new DicomFolder(DicomToolkit.installed()).read(unpacked, Progress.NONE);
        ImageStack stack = inventory.series().get(0).stacks().get(0);
        return inventory.volume(stack, Progress.NONE).value();
    }

    private static FiducialTemplate spheres() {
        return new FiducialTemplate(
                "spheres",
                "10 mm spheres in a phantom",
                "system phantom",
                new MarkerShape.Sphere(new SizeRange(10, 8, 12)),
                false,
                -1000,
                3000,
                Map.of(ImageContrast.MR_OTHER, MarkerAppearance.BRIGHT),
                List.of(new MarkerLine("A", List.of("S1", "S2", "S3"), true)),
                false,
                0.4,
                0.4);
    }

    @Test
    void at_least_56_of_57_spheres_are_found_and_fit_their_grid_but_for_the_distortion() throws Exception {
        List<Vector3> catalogued = new ArrayList<>();
        List<Vector3> grid = new ArrayList<>();
        for (String line : Files.readAllLines(shared(FOLDER + "/sphere-centres-derived.csv"))) {
            if (!line.startsWith("#") && !line.isBlank()) {
                String[] f = line.split(",");
                grid.add(new Vector3(Double.parseDouble(f[0]), Double.parseDouble(f[1]), Double.parseDouble(f[2])));
                catalogued.add(
                        new Vector3(Double.parseDouble(f[3]), Double.parseDouble(f[4]), Double.parseDouble(f[5])));
            }
        }
        Volume volume = volume();
        List<MarkerCandidate> found =
                new MarkerDetector(spheres()).detect(volume, ImageContrast.MR_OTHER, Progress.NONE);
        int matched = 0;
        double sum = 0;
        List<Vector3> ours = new ArrayList<>();
        List<Vector3> ideal = new ArrayList<>();
        for (Vector3 c : catalogued) {
            Point3 at = Point3.of(volume.grid().frame(), c);
            Point3 best = found.stream()
                    .map(MarkerCandidate::centre)
                    .min(Comparator.comparingDouble(f -> f.distanceMm(at)))
                    .orElseThrow();
            double nearest = best.distanceMm(at);
            if (nearest < 3) {
                matched++;
                sum += nearest * nearest;
                ours.add(best.toVector());
                ideal.add(grid.get(catalogued.indexOf(c)).times(40));
            }
        }
        assertThat(catalogued).hasSizeBetween(56, 57);
        assertThat(matched).isGreaterThanOrEqualTo(56);
        // Two different methods on 1 mm voxels.
        assertThat(Math.sqrt(sum / matched)).isLessThan(0.5);
        // The spheres found here against the 40 mm grid they were built on.
        PairAlignment fit = PairAlignment.of(ideal, ours);
        double squares = 0;
        double inner = 0;
        int n = 0;
        for (int i = 0; i < matched; i++) {
            double off = fit.toMr(ideal.get(i)).minus(ours.get(i)).norm();
            squares += off * off;
            if (ideal.get(i).minus(fit.centreCt()).norm() < 50) {
                inner += off * off;
                n++;
            }
        }
        double fre = Math.sqrt(squares / matched);
        assertThat(fre).isBetween(0.88, 0.98);
        // The distortion: gradient non-linearity bends the grid toward the edge and spares the middle.
        assertThat(n).isGreaterThan(5);
        assertThat(Math.sqrt(inner / n)).isLessThan(0.6 * fre);
    }
}
