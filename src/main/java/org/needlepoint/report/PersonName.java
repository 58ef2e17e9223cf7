package org.needlepoint.report;

/** Names of people as DICOM writes them (PS3.5 6.2.1.2), made readable. */
public final class PersonName {
    private PersonName() {}

    /**
     * "Family, Given Middle" with the prefix before and the suffix after, and the ideographic and phonetic groups in
     * brackets.
     *
     * @param name {@code family^given^middle^prefix^suffix}, groups joined by {@code =}; other texts stay as they are
     * @return name for people
     */
    public static String readable(String name) {
        StringBuilder out = new StringBuilder();
        for (String group : name.split("=", -1)) {
            String words = group(group);
            if (!words.isEmpty()) {
                out.append(out.length() == 0 ? words : " (" + words + ")");
            }
        }
        return out.toString();
    }

    private static String group(String group) {
        String[] part = new String[5];
        String[] given = group.split("\\^", -1);
        for (int i = 0; i < 5; i++) {
            part[i] = i < given.length ? given[i].strip() : "";
        }
        String first = joined(part[3], part[1], part[2]);
        String last = part[0].isEmpty() || first.isEmpty() ? part[0] + first : part[0] + ", " + first;
        return joined(last, part[4]);
    }

    private static String joined(String... words) {
        StringBuilder s = new StringBuilder();
        for (String w : words) {
            if (!w.isEmpty()) {
                s.append(s.length() == 0 ? "" : " ").append(w);
            }
        }
        return s.toString();
    }
}
