package org.needlepoint.spectroscopy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SpectroscopyGridTest {
    private static final Acquisition ACQUISITION = new Acquisition(127.7e6, 1 / 2000.0, 256, 0.144, 4.7);

    private static SpectroscopyGrid grid(int voxels, double frequencyHz, double amplitude, double eddyRad) {
        float[] all = new float[voxels * 512];
        for (int v = 0; v < voxels; v++) {
            for (int n = 0; n < 256; n++) {
                double t = n * ACQUISITION.dwellTimeS();
                double angle = 2 * Math.PI * frequencyHz * t + (v + 1) * eddyRad * Math.exp(-t / 0.02);
                all[v * 512 + 2 * n] = (float) (amplitude * Math.exp(-20 * t) * Math.cos(angle));
                all[v * 512 + 2 * n + 1] = (float) (amplitude * Math.exp(-20 * t) * Math.sin(angle));
            }
        }
        return new SpectroscopyGrid(SyntheticSpectrum.grid(voxels, 1), ACQUISITION, all);
    }

    @Test
    void a_water_reference_corrects_each_voxel_by_its_own_phase() {
        SpectroscopyGrid corrected = grid(2, -190, 3, 0.8).eddyCurrentCorrected(grid(2, 0, 900, 0.8));
        float[] clean = grid(1, -190, 3, 0).signal(0, 0, 0);
        for (int v = 0; v < 2; v++) {
            float[] signal = corrected.signal(v, 0, 0);
            for (int i = 0; i < signal.length; i++) {
                assertThat((double) signal[i]).isCloseTo(clean[i], within(1e-5));
            }
        }
    }

    @Test
    void a_reference_of_another_grid_is_refused() {
        assertThatThrownBy(() -> grid(2, -190, 3, 0).eddyCurrentCorrected(grid(1, 0, 900, 0)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
