package org.needlepoint.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import org.junit.jupiter.api.Test;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.casefile.planning.UserSettings;

class WindowTest extends WorkstationTest {

    @Test
    void a_sample_case_is_computed_to_its_report() {
        open("thigh-high-grade", Look.SMALL);
        assertThat(model.snapshot().orElseThrow().problem(Step.REPORT)).isEmpty();
        assertThat(this.<ListView<Step>>node("steps").getItems()).containsExactly(Step.values());
        assertThat(screenshot("study")).satisfies(f -> assertThat(Files.size(f)).isGreaterThan(5_000));
    }

    @Test
    void another_language_is_spoken_at_once_and_the_case_stays() {
        open("calf-low-grade", Look.SMALL);
        var before = model.snapshot().orElseThrow();
        interact(() -> preferences.change(s -> s.withLanguage(Optional.of(Locale.SIMPLIFIED_CHINESE.toLanguageTag()))));
        assertThat(lookup("检查").<Labeled>queryAll()).isNotEmpty();
        assertThat(model.snapshot()).containsSame(before);
        screenshot("study");
    }

    @Test
    void theme_and_size_follow_the_settings() {
        start(Look.SMALL);
        Labeled button = node("open-folder");
        double small = onWindow(button::getHeight);
        interact(() -> preferences.change(s -> s.withScale(200).withTheme(UserSettings.Theme.LIGHT)));
        await("larger controls", () -> button.getHeight() > 1.3 * small);
        assertThat(onWindow(() -> button.getFont().getSize())).isEqualTo(28);
        screenshot("start");
    }
}
