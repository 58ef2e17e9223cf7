package org.needlepoint.report;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.function.UnaryOperator;
import org.needlepoint.casefile.Interval;
import org.needlepoint.wording.Template;

/**
 * The words of a report in one language. Those of the report itself stand in {@code report.properties} and {@code
 * report_zh_CN.properties}; sentences of a result, which is English in every language, are translated by who composed them.
 *
 * <p>Numbers, units and dates are written alike in all languages.
 */
public final class ReportLanguage {
    /** English. */
    public static final ReportLanguage ENGLISH = of(Locale.ENGLISH, UnaryOperator.identity());

    private final ResourceBundle bundle;
    private final Locale locale;
    private final UnaryOperator<String> sentences;

    private ReportLanguage(Locale locale, ResourceBundle bundle, UnaryOperator<String> sentences) {
        this.locale = locale;
        this.bundle = bundle;
        this.sentences = sentences;
    }

    /**
     * A language.
     *
     * @param locale English or Simplified Chinese; others have English words
     * @param sentences gives an English sentence of a result in this language, or as it is if it has none
     * @return language
     */
    public static ReportLanguage of(Locale locale, UnaryOperator<String> sentences) {
        ResourceBundle words = ResourceBundle.getBundle(
                ReportLanguage.class.getPackageName() + ".report",
                locale,
                ReportLanguage.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return new ReportLanguage(locale, words, sentences);
    }

    /**
     * The language's tag.
     *
     * @return BCP 47 tag, such as {@code en} or {@code zh-CN}
     */
    public String tag() {
        return locale.toLanguageTag();
    }

    /**
     * A text of the report.
     *
     * @param key key
     * @param parts what stands at {0}, {1} …, formatted already
     * @return text
     * @throws java.util.MissingResourceException if there is no such key
     */
    public String get(String key, Object... parts) {
        return Template.fill(bundle.getString(key), parts);
    }

    /**
     * A sentence of a result.
     *
     * @param english as the result holds it
     * @return in this language
     */
    public String sentence(String english) {
        return sentences.apply(english);
    }

    /** A sentence with its full stop. */
    String ended(String sentence) {
        String stop = get("page.end");
        return sentence.endsWith(stop) || sentence.endsWith(".") ? sentence : sentence + stop;
    }

    /** "low to high": a dash between negative numbers would be read as a sign. */
    String interval(Interval i, int decimals) {
        return get("page.interval", Decimal.fixed(i.low(), decimals), Decimal.fixed(i.high(), decimals));
    }
}
