package org.needlepoint.ui.slice;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.VerticalDirection;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import org.junit.jupiter.api.Test;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.ui.WorkstationTest;

class SliceViewsTest extends WorkstationTest {

    private ViewportPane view(int number) {
        return node("view-" + number);
    }

    private void awaitPictures() {
        await("pictures", () -> lookup(".slice-view").<ViewportPane>queryAll().stream()
                .allMatch(v -> v.frame().isPresent()));
    }

    private String text(int view, String style) {
        return from(view(view)).lookup(style).<Label>query().getText();
    }

    @Test
    void the_measurement_step_hangs_adc_t2_fusion_and_diffusion() {
        open("thigh-high-grade", Look.SMALL);
        interact(() -> model.goTo(Step.MEASUREMENT));
        awaitPictures();
        assertThat(lookup(".slice-view").queryAll()).hasSize(4);
        assertThat(lookup(".view-title").<MenuButton>queryAll())
                .extracting(MenuButton::getText)
                .containsExactly("ADC", "T2-FS", "CT + MR", "DWI b 800");
        assertThat(text(1, ".slice-text")).matches("\\d+/16 · [HF] \\d+\\.\\d mm");
        screenshot("slices-measurement");
        String before = text(1, ".slice-text");
        moveTo(view(1)).scroll(1, VerticalDirection.DOWN);
        await("the next slice", () -> !text(1, ".slice-text").equals(before));
        assertThat(text(2, ".slice-text")).as("linked").isEqualTo(text(1, ".slice-text"));
    }
}
