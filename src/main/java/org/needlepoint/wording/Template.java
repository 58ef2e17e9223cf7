package org.needlepoint.wording;

/**
 * A sentence with numbered places {@code {0}}, {@code {1}}, … for texts that are formatted already.
 *
 * <p>Not {@code MessageFormat}: it prints a b-value of 1000 as "1,000" and swallows apostrophes.
 */
public final class Template {
    private Template() {}

    /**
     * Fills the places in one pass from left to right, so that a part that itself looks like a place stays as it is.
     *
     * @param template sentence with places; a place without a part stays as it is
     * @param parts texts for the places, by number
     * @return the sentence
     */
    public static String fill(String template, Object... parts) {
        StringBuilder out = new StringBuilder(template.length() + 32);
        int i = 0;
        while (i < template.length()) {
            int close = template.charAt(i) == '{' ? template.indexOf('}', i) : -1;
            int place = close > i + 1 ? place(template, i + 1, close) : -1;
            if (place >= 0 && place < parts.length) {
                out.append(parts[place]);
                i = close + 1;
            } else {
                out.append(template.charAt(i++));
            }
        }
        return out.toString();
    }

    private static int place(String template, int from, int to) {
        int n = 0;
        for (int i = from; i < to; i++) {
            int digit = Character.digit(template.charAt(i), 10);
            if (digit < 0) {
                return -1;
            }
            n = 10 * n + digit;
        }
        return n;
    }
}
