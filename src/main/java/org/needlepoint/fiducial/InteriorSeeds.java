package org.needlepoint.fiducial;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;

/**
 * Seeds of markers that lie within other material, such as the spheres of a phantom: local extremes of the difference
 * between the mean over a cube as large as the marker and the mean over a cube twice as large, on a grid thinned to
 * about a quarter of the marker.
 */
final class InteriorSeeds {
    private static final int MAX_SEEDS = 400;

    private InteriorSeeds() {}

    /**
     * Finds seeds.
     *
     * @param volume image
     * @param shape marker sought
     * @param appearance bright or dark against its surroundings
     * @return seeds, strongest first
     */
    static List<Seed> of(Volume volume, MarkerShape shape, MarkerAppearance appearance) {
        VoxelGrid g = volume.grid();
        double size = shape.height().nominal();
        int sc = stride(size, g.columnSpacingMm());
        int sr = stride(size, g.rowSpacingMm());
        int sk = stride(size, g.sliceSpacingMm());
        int nc = g.columns() / sc;
        int nr = g.rows() / sr;
        int nk = g.slices() / sk;
        float[] thin = new float[nc * nr * nk];
        IntStream.range(0, nk).parallel().forEach(k -> thinSlice(volume, thin, k, sc, sr, sk, nc, nr));
        double[] pitch = {sc * g.columnSpacingMm(), sr * g.rowSpacingMm(), sk * g.sliceSpacingMm()};
        float[] near = boxMean(thin, nc, nr, nk, pitch, 0.35 * size);
        float[] wide = boxMean(thin, nc, nr, nk, pitch, 0.9 * size);
        float sign = appearance == MarkerAppearance.DARK ? -1 : 1;
        for (int i = 0; i < near.length; i++) {
            near[i] = sign * (near[i] - wide[i]);
        }
        List<Seed> out = new ArrayList<>();
        for (int k = 0; k < nk; k++) {
            for (int r = 0; r < nr; r++) {
                for (int c = 0; c < nc; c++) {
                    float v = near[(k * nr + r) * nc + c];
                    if (v > 0 && isPeak(near, c, r, k, nc, nr, nk)) {
                        out.add(new Seed(
                                c * sc + (sc - 1) / 2.0, r * sr + (sr - 1) / 2.0, k * sk + (sk - 1) / 2.0, 0, 0, v));
                    }
                }
            }
        }
        out.sort(Comparator.comparingDouble(Seed::prominence).reversed());
        return out.size() > MAX_SEEDS ? List.copyOf(out.subList(0, MAX_SEEDS)) : out;
    }

    private static int stride(double sizeMm, double spacingMm) {
        return (int) Math.max(1, Math.round(sizeMm / 5 / spacingMm));
    }

    private static void thinSlice(Volume volume, float[] thin, int k, int sc, int sr, int sk, int nc, int nr) {
        for (int r = 0; r < nr; r++) {
            for (int c = 0; c < nc; c++) {
                double sum = 0;
                int n = 0;
                for (int kk = k * sk; kk < k * sk + sk; kk++) {
                    for (int rr = r * sr; rr < r * sr + sr; rr++) {
                        for (int cc = c * sc; cc < c * sc + sc; cc++) {
                            sum += volume.isPresent(kk) ? volume.value(cc, rr, kk) : 0;
                            n++;
                        }
                    }
                }
                thin[(k * nr + r) * nc + c] = (float) (sum / n);
            }
        }
    }

    /** Mean over a cube of the given half-width, by running sums along each axis. */
    private static float[] boxMean(float[] v, int nc, int nr, int nk, double[] pitch, double halfMm) {
        float[] a = new float[v.length];
        float[] b = new float[v.length];
        float[] out = new float[v.length];
        for (int line = 0; line < nr * nk; line++) {
            runningMean(v, a, line * nc, nc, 1, radius(halfMm, pitch[0]));
        }
        for (int k = 0; k < nk; k++) {
            for (int c = 0; c < nc; c++) {
                runningMean(a, b, k * nc * nr + c, nr, nc, radius(halfMm, pitch[1]));
            }
        }
        for (int pixel = 0; pixel < nc * nr; pixel++) {
            runningMean(b, out, pixel, nk, nc * nr, radius(halfMm, pitch[2]));
        }
        return out;
    }

    private static int radius(double halfMm, double pitch) {
        return (int) Math.max(1, Math.round(halfMm / pitch - 0.5));
    }

    private static void runningMean(float[] v, float[] out, int start, int n, int step, int radius) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < Math.min(n, radius); i++) {
            sum += v[start + i * step];
            count++;
        }
        for (int i = 0; i < n; i++) {
            if (i + radius < n) {
                sum += v[start + (i + radius) * step];
                count++;
            }
            if (i - radius - 1 >= 0) {
                sum -= v[start + (i - radius - 1) * step];
                count--;
            }
            out[start + i * step] = (float) (sum / count);
        }
    }

    private static boolean isPeak(float[] v, int c, int r, int k, int nc, int nr, int nk) {
        int here = (k * nr + r) * nc + c;
        for (int kk = Math.max(0, k - 2); kk <= Math.min(nk - 1, k + 2); kk++) {
            for (int rr = Math.max(0, r - 2); rr <= Math.min(nr - 1, r + 2); rr++) {
                for (int cc = Math.max(0, c - 2); cc <= Math.min(nc - 1, c + 2); cc++) {
                    int i = (kk * nr + rr) * nc + cc;
                    if (v[i] > v[here] || v[i] == v[here] && i < here) {
                        return false;
                    }
                }
            }
        }
        return true;
    }
}
