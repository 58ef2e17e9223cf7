package org.needlepoint.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The walk keeps a cell's corners from point to point; the values are those of fetching them anew for each, to the last bit. */
class CellWalkTest {
    private static final int COLUMNS = 23;
    private static final int ROWS = 19;
    private static final int SLICES = 7;
    private static final int POINTS = 64;
    private static final double ONE = 0x1p32;

    private final SplittableRandom random = new SplittableRandom(41);
    private final CellWalk walk = new CellWalk(COLUMNS, ROWS, 0.7f, -31.5f);
    private final short[] shorts = new short[COLUMNS * ROWS * SLICES];
    private final float[] floats = new float[COLUMNS * ROWS * SLICES];

    CellWalkTest() {
        for (int i = 0; i < shorts.length; i++) {
            shorts[i] = (short) random.nextInt();
            floats[i] = (float) random.nextDouble(-3, 3);
        }
    }

    /** A line of which all points lie inside. */
    private record Line(long at, long step) {}

    private Line line(int cells, double most) {
        double step = random.nextInt(4) == 0 ? 0 : random.nextDouble(-most, most);
        double length = step * (POINTS - 1);
        double low = Math.max(0, -length);
        double high = Math.min(cells, cells - length) - 1e-3;
        return new Line((long) (random.nextDouble(low, high) * ONE), Math.round(step * ONE));
    }

    /** Corner values and arithmetic of one point, nothing kept from the one before. */
    private float plain(int kind, long c, long r, long s) {
        int at = ((int) (s >> 32) * ROWS + (int) (r >> 32)) * COLUMNS + (int) (c >> 32);
        float near = quad(kind, at, LineSampler.fraction(c), LineSampler.fraction(r));
        if ((s & 0xffffffffL) == 0) {
            return 0.7f * near + -31.5f;
        }
        float far = quad(kind, at + ROWS * COLUMNS, LineSampler.fraction(c), LineSampler.fraction(r));
        return 0.7f * (near + LineSampler.fraction(s) * (far - near)) + -31.5f;
    }

    private float quad(int kind, int at, float fc, float fr) {
        float upper = stored(kind, at) + fc * (stored(kind, at + 1) - stored(kind, at));
        float lower = stored(kind, at + COLUMNS) + fc * (stored(kind, at + COLUMNS + 1) - stored(kind, at + COLUMNS));
        return upper + fr * (lower - upper);
    }

    private float stored(int kind, int at) {
        return kind == 0 ? floats[at] : kind == 1 ? shorts[at] : shorts[at] & 0xffff;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void between_slices_each_value_is_that_of_its_point_alone(int kind) {
        float[] walked = new float[POINTS];
        for (int k = 0; k < 500; k++) {
            Line c = line(COLUMNS - 1, 0.3);
            Line r = line(ROWS - 1, 0.25);
            Line s = line(SLICES - 1, 0.08);
            // Never on a slice: the next one takes part in every value.
            long first = s.at() | 1;
            long stepS = s.step() & ~1L;
            if (kind == 0) {
                walk.trilinear(floats, c.at(), r.at(), first, c.step(), r.step(), stepS, walked, 0, POINTS);
            } else {
                int mask = kind == 1 ? -1 : 0xffff;
                walk.trilinear(shorts, mask, c.at(), r.at(), first, c.step(), r.step(), stepS, walked, 0, POINTS);
            }
            for (int i = 0; i < POINTS; i++) {
                assertThat(walked[i])
                        .isEqualTo(plain(kind, c.at() + i * c.step(), r.at() + i * r.step(), first + i * stepS));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void within_a_slice_too_along_rows_and_across_them(int kind) {
        float[] walked = new float[POINTS];
        for (int k = 0; k < 500; k++) {
            Line c = line(COLUMNS - 1, 0.3);
            Line r = line(ROWS - 1, 0.25);
            int slice = random.nextInt(SLICES);
            if (kind == 0) {
                walk.bilinear(floats, c.at(), r.at(), slice, c.step(), r.step(), walked, 3, POINTS);
            } else {
                int mask = kind == 1 ? -1 : 0xffff;
                walk.bilinear(shorts, mask, c.at(), r.at(), slice, c.step(), r.step(), walked, 3, POINTS);
            }
            for (int i = 3; i < POINTS; i++) {
                assertThat(walked[i])
                        .isEqualTo(plain(
                                kind, c.at() + (i - 3) * c.step(), r.at() + (i - 3) * r.step(), (long) slice << 32));
            }
        }
    }
}
