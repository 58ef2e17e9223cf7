package org.needlepoint.spectroscopy;

import java.util.HashMap;
import java.util.Map;
import org.needlepoint.problem.ProblemException;

/** Named values of a textual header, {@code name : value} a line; asks for a missing or malformed one by name. */
final class HeaderValues {
    private final String file;
    private final Map<String, String> values = new HashMap<>();

    HeaderValues(String file, Iterable<String> lines) {
        this.file = file;
        for (String line : lines) {
            int colon = line.indexOf(':');
            if (colon > 0 && line.charAt(0) != '!') {
                values.putIfAbsent(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip());
            }
        }
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    String text(String name) throws ProblemException {
        String value = values.get(name);
        if (value == null) {
            throw malformed("it has no " + name);
        }
        return value;
    }

    double number(String name) throws ProblemException {
        String value = text(name);
        try {
            double number = Double.parseDouble(value);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new ProblemException(
                    e, SpectroscopyProblem.MALFORMED_FILE, file, name + " is not a number: " + value);
        }
        throw malformed(name + " is not finite: " + value);
    }

    int count(String name) throws ProblemException {
        double number = number(name);
        if (number != Math.rint(number) || number < 1 || number > 1 << 24) {
            throw malformed(name + " is not a count: " + text(name));
        }
        return (int) number;
    }

    double positive(String name) throws ProblemException {
        double number = number(name);
        if (!(number > 0)) {
            throw malformed(name + " is not positive: " + text(name));
        }
        return number;
    }

    ProblemException malformed(String why) {
        return new ProblemException(SpectroscopyProblem.MALFORMED_FILE, file, why);
    }
}
