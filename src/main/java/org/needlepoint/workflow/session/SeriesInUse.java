package org.needlepoint.workflow.session;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.needlepoint.dicom.Inventory;
import org.needlepoint.dicom.Series;
import org.needlepoint.problem.ProblemException;

/** The series of an input that a case may use: all but those that are set aside. */
final class SeriesInUse {
    private SeriesInUse() {}

    /**
     * The input without the series that are set aside. A name that fits none is a slip of who typed it, and the series
     * meant would be measured; one that was set aside in a window and is gone since can do no harm.
     *
     * @param all input
     * @param aside Series Instance UIDs or numbers
     * @param typed whether a name that fits no series is refused
     */
    static Inventory of(Inventory all, Set<String> aside, boolean typed) throws ProblemException {
        for (String name : new TreeSet<>(aside)) {
            List<Series> meant = all.series().stream()
                    .filter(s -> name.equals(s.uid()) || name.equals(s.number()))
                    .toList();
            if (meant.isEmpty() && typed) {
                throw new ProblemException(WorkflowProblem.SET_ASIDE_UNKNOWN, name, words(all.series()));
            }
            if (meant.size() > 1) {
                throw new ProblemException(
                        WorkflowProblem.SET_ASIDE_AMBIGUOUS,
                        name,
                        meant.stream()
                                .map(s -> SessionWording.SERIES_WITH_UID.say(s.name(), s.uid()))
                                .collect(Collectors.joining("; ")));
            }
        }
        return all.without(aside);
    }

    /** Series with their roles, for a message. */
    static String words(List<Series> series) {
        return series.stream()
                .map(s -> SessionWording.SERIES_AS_ROLE.say(s.name(), s.role().label()))
                .collect(Collectors.joining("; "));
    }
}
