package org.needlepoint.dicom;

import java.util.ArrayList;
import java.util.List;

/** Values of text as they stand in a file (PS3.5 section 6.2). */
final class TextValues {
    private TextValues() {}

    /** Values between backslashes, without their padding. */
    static List<String> split(String s) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int end = s.indexOf('\\'); end >= 0; end = s.indexOf('\\', start)) {
            parts.add(unpadded(s.substring(start, end)));
            start = end + 1;
        }
        parts.add(unpadded(s.substring(start)));
        return List.copyOf(parts);
    }

    /** Removes spaces and NULs at both ends. */
    static String unpadded(String s) {
        int from = 0;
        int to = s.length();
        while (from < to && s.charAt(from) <= ' ') {
            from++;
        }
        while (to > from && s.charAt(to - 1) <= ' ') {
            to--;
        }
        return s.substring(from, to);
    }
}
