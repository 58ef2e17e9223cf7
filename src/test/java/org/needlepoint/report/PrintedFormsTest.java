package org.needlepoint.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers, names, pictures and plots as they are printed. */
class PrintedFormsTest {

    @ParameterizedTest
    @CsvSource({
        "0.931, 2, 0.93",
        "0.935, 2, 0.94",
        "1.005, 2, 1.01",
        "-0.004, 2, 0.00",
        "-12.25, 1, −12.3",
        "1234567.891, 1, 1234567.9",
        "1e-9, 3, 0.000",
        "20, 0, 20"
    })
    void numbers_have_fixed_decimals_a_true_minus_and_no_negative_zero(double value, int decimals, String printed) {
        assertThat(Decimal.fixed(value, decimals)).isEqualTo(printed);
    }

    @Test
    void signs_and_intervals() {
        assertThat(Decimal.signed(24, 1)).isEqualTo("+24.0");
        assertThat(Decimal.signed(-24, 1)).isEqualTo("−24.0");
        assertThat(Decimal.fixed(java.util.Optional.empty(), 1)).isEqualTo("–");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Doe^John | Doe, John",
                "Adams^John Robert Quincy^^Rev.^B.A. M.Div. | Adams, Rev. John Robert Quincy B.A. M.Div.",
                "Wang^XiaoDong=王^小東 | Wang, XiaoDong (王, 小東)",
                "Plain Name | Plain Name",
                "^Given | Given",
                "Yamada^Tarou=山田^太郎=やまだ^たろう | Yamada, Tarou (山田, 太郎) (やまだ, たろう)"
            })
    void person_names_are_readable(String stored, String readable) {
        assertThat(PersonName.readable(stored)).isEqualTo(readable);
    }

    @Test
    void a_figure_holds_the_picture_without_loss() throws Exception {
        Random random = new Random(1);
        BufferedImage image = new BufferedImage(37, 23, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 23; y++) {
            for (int x = 0; x < 37; x++) {
                image.setRGB(x, y, random.nextInt());
            }
        }
        Figure figure = Figure.half("title", "caption", image);
        BufferedImage back = ImageIO.read(new ByteArrayInputStream(figure.png()));
        assertThat(figure.widthPx()).isEqualTo(37);
        assertThat(figure.heightPx()).isEqualTo(23);
        for (int y = 0; y < 23; y++) {
            for (int x = 0; x < 37; x++) {
                assertThat(back.getRGB(x, y)).isEqualTo(image.getRGB(x, y));
            }
        }
    }

    @Test
    void a_spectrum_falls_from_left_to_right_in_ppm_with_the_fit_at_its_peak() {
        int n = 801;
        double[] ppm = new double[n];
        double[] fit = new double[n];
        for (int i = 0; i < n; i++) {
            ppm[i] = i / 200.0 + 0.5;
            fit[i] = Math.exp(-Math.pow((ppm[i] - 3.2) / 0.05, 2));
        }
        BufferedImage image =
                new SpectrumPlot(ppm, new double[n], fit, List.of(), 0.5, 4.5).draw(1200, 480, ReportLanguage.ENGLISH);
        int highest = 480;
        int at = 0;
        for (int x = 0; x < 1200; x++) {
            for (int y = 60; y < highest; y++) {
                Color c = new Color(image.getRGB(x, y));
                if (c.getRed() > c.getBlue() + 60) {
                    highest = y;
                    at = x;
                }
            }
        }
        // The axis spans 3 % to 97 % of the width; 3.2 ppm lies (4.5 − 3.2) / 4 of the way from the left.
        assertThat(at)
                .isBetween((int) (1200 * (0.03 + 0.94 * 1.3 / 4)) - 3, (int) (1200 * (0.03 + 0.94 * 1.3 / 4)) + 3);
    }

    @Test
    void digests_are_combined_as_sort_and_sha256sum_would() {
        // printf 'a\nb\n' | sha256sum, with a = 64 × "a" and b = 64 × "b".
        assertThat(ReportProvenance.combined(List.of("b".repeat(64), "a".repeat(64))))
                .isEqualTo("913f9338fb6c17253f3a14816fc08d52522454bfc19a8c99538a197cfb23fb41");
    }
}
