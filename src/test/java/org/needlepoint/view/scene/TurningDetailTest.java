package org.needlepoint.view.scene;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TurningDetailTest {
    private final TurningDetail detail = new TurningDetail();

    private void took(double... millis) {
        for (double m : millis) {
            detail.took(m);
        }
    }

    @Test
    void two_slow_pictures_in_a_row_make_it_coarse_one_does_not() {
        assertThat(detail.divisor()).isEqualTo(1);
        took(400, 20, 40, 33);
        assertThat(detail.divisor()).isEqualTo(1);
        took(40, 34);
        assertThat(detail.divisor()).isEqualTo(2);
    }

    /** Whatever a picture costs for each pixel and besides, the choice settles and does not swing. */
    @Test
    void the_choice_settles_for_every_cost() {
        for (double perWhole = 1; perWhole < 200; perWhole += 1) {
            for (double besides = 0; besides < 40; besides += 2) {
                TurningDetail d = new TurningDetail();
                int changes = 0;
                int before = 1;
                for (int i = 0; i < 50; i++) {
                    d.took(besides + perWhole / (d.divisor() * d.divisor()));
                    changes += d.divisor() == before ? 0 : 1;
                    before = d.divisor();
                }
                assertThat(changes).isLessThanOrEqualTo(1);
                assertThat(d.divisor()).isEqualTo(besides + perWhole > TurningDetail.AIM_MS ? 2 : 1);
            }
        }
    }

    @Test
    void a_machine_that_has_become_free_gets_all_pixels_again() {
        took(100, 100);
        assertThat(detail.divisor()).isEqualTo(2);
        took(12, 8, 8);
        assertThat(detail.divisor()).isEqualTo(2);
        took(5, 6);
        assertThat(detail.divisor()).isEqualTo(1);
    }
}
