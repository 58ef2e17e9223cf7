package org.needlepoint.casefile.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.needlepoint.problem.ProblemException;

class UserSettingsFileTest {
    @TempDir
    Path folder;

    @Test
    void settings_come_back_as_they_were_saved() throws ProblemException {
        UserSettingsFile file = new UserSettingsFile(folder.resolve("not yet there"));
        UserSettings settings = new UserSettings(
                UserSettings.Theme.LIGHT,
                Optional.of("zh-CN"),
                150,
                Map.of("UNDO", "Ctrl+Z", "PLAY", "\"<>\\"),
                Map.of("NEEDLE", "2x2"));
        file.save(UserSettings.FIRST);
        file.save(settings);
        assertThat(file.load()).isEqualTo(new UserSettingsFile.Loaded(settings, Optional.empty()));
    }

    @Test
    void without_a_file_the_window_is_dark_and_speaks_the_language_of_the_computer() throws ProblemException {
        UserSettings first = new UserSettingsFile(folder).load().settings();
        assertThat(first.theme()).isEqualTo(UserSettings.Theme.DARK);
        assertThat(first.language()).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"schema\":\"something else\",\"scalePercent\":100}",
                "{\"schema\":\"needlepoint-settings\",\"theme\":\"DARK\",\"scalePercent\":5000}",
                "{\"schema\":\"needlepoint-settings\",\"theme\":\"PINK\",\"scalePercent\":100}"
            })
    void a_damaged_file_is_kept_aside(String content) throws Exception {
        Files.writeString(folder.resolve("settings.json"), content);
        UserSettingsFile.Loaded loaded = new UserSettingsFile(folder).load();
        assertThat(loaded.settings()).isEqualTo(UserSettings.FIRST);
        assertThat(loaded.damaged().orElseThrow()).hasContent(content);
        assertThat(folder.resolve("settings.json")).doesNotExist();
    }

    @Test
    void a_file_that_cannot_be_written_is_named() throws Exception {
        Path inTheWay = Files.createFile(folder.resolve("in the way"));
        assertThatThrownBy(() -> new UserSettingsFile(inTheWay).save(UserSettings.FIRST))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem())
                        .isEqualTo(CaseFolderProblem.SETTINGS_NOT_USABLE))
                .hasMessageContaining("in the way");
    }
}
