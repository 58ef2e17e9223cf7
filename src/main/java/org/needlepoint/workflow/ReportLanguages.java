package org.needlepoint.workflow;

import java.util.List;
import java.util.Locale;
import org.needlepoint.report.ReportLanguage;

/** The languages in which reports are written. */
public final class ReportLanguages {
    /** All of them; the first is used where nothing is chosen. */
    public static final List<Locale> ALL = List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE);

    private ReportLanguages() {}

    /** Made when Chinese is first used. */
    private static final class Chinese {
        static final ReportLanguage LANGUAGE =
                ReportLanguage.of(Locale.SIMPLIFIED_CHINESE, EngineWordings.chinese()::say);
    }

    /**
     * The language of a locale.
     *
     * @param locale locale; Chinese of any region is written in Simplified Chinese, anything else in English
     * @return language of reports
     */
    public static ReportLanguage of(Locale locale) {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? Chinese.LANGUAGE : ReportLanguage.ENGLISH;
    }
}
