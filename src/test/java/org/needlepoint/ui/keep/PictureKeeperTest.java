package org.needlepoint.ui.keep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.needlepoint.ui.keep.PictureKeeper.Identity;
import org.needlepoint.ui.model.CaseBanner;
import org.needlepoint.ui.text.Texts;
import org.needlepoint.view.lettering.PictureCaption;
import org.needlepoint.view.lettering.PictureCaption.Fact;

class PictureKeeperTest {
    private static final CaseBanner BANNER = new CaseBanner(
            "Doe, Jane",
            "4711",
            "1958-02-03 (67 years at CT)",
            "female",
            "LEFT · THIGH",
            "2025-03-01",
            "2025-02-27",
            List.of("Two sides? CT L, MR R"),
            1);

    @AfterEach
    void inEnglish() {
        Texts.use(Locale.ENGLISH);
    }

    @Test
    void a_picture_says_whose_it_is_when_it_was_taken_what_it_shows_and_what_speaks_against_it() {
        PictureCaption c = PictureKeeper.caption(BANNER, "T2-FS · 7/16", Identity.SHOWN);
        assertThat(c.facts())
                .extracting(Fact::value)
                .containsExactly(
                        "Doe, Jane",
                        "4711",
                        "1958-02-03 (67 years at CT)",
                        "female",
                        "LEFT · THIGH",
                        "2025-03-01",
                        "2025-02-27",
                        "Two sides? CT L, MR R");
        assertThat(c.view()).isEqualTo("T2-FS · 7/16");
        assertThat(c.notice()).contains("not a medical device");
    }

    @Test
    void for_teaching_nothing_that_names_the_patient_or_a_day_is_left() {
        for (Locale language : Texts.LANGUAGES) {
            Texts.use(language);
            PictureCaption c = PictureKeeper.caption(BANNER, "T2-FS", Identity.LEFT_OUT);
            assertThat(c.facts()).extracting(Fact::value).contains("LEFT · THIGH", Texts.get("keep.anonymous"));
            assertThat(c.facts().toString()).doesNotContain("Doe", "4711", "1958", "67", "2025", "female");
            assertThat(c.notice()).isEqualTo(Texts.get("keep.notice"));
        }
    }
}
