package org.needlepoint.cohort.store;

import java.util.ArrayList;
import java.util.List;
import org.needlepoint.problem.ProblemException;

/** What a store holds, in lines for people. */
public final class StoreListing {
    private static final String CASES =
            """
            select c.case_id, c.patient,
              (select count(*) from core k where k.case_id = c.case_id),
              (select count(*) from measurement m where m.case_id = c.case_id),
              (select count(*) from refusal r where r.case_id = c.case_id),
              (select count(*) from reading r where r.case_id = c.case_id and r.signed_at is not null),
              (select count(*) from adjudication a where a.case_id = c.case_id),
              (select count(*) from pathology p where p.case_id = c.case_id),
              (select count(*) from surgery s where s.case_id = c.case_id),
              (select count(*) from follow_up f where f.case_id = c.case_id)
            from study_case c order by c.case_id""";

    private static final String READERS =
            """
            select r.reader, r.role, coalesce(s.session, 0),
              (select count(*) from reading g where g.reader = s.reader and g.session = s.session),
              (select count(*) from reading g where g.reader = s.reader and g.session = s.session
                and g.signed_at is not null),
              (select count(*) from adjudication a where a.reader = r.reader)
            from reader r left join read_session s on s.reader = r.reader order by r.reader, s.session""";

    private StoreListing() {}

    /**
     * A line for each case with the number of its rows.
     *
     * @param store the store
     * @return lines, a heading first
     * @throws ProblemException if the database fails
     */
    public static List<String> cases(CohortStore store) throws ProblemException {
        String format = "%-20s %-22s %5s %8s %7s %6s %11s %9s %7s %9s";
        return lines(
                store,
                CASES,
                format,
                "case",
                "patient",
                "cores",
                "measured",
                "refused",
                "signed",
                "adjudicated",
                "pathology",
                "surgery",
                "follow-up");
    }

    /**
     * A line for each reader's session.
     *
     * @param store the store
     * @return lines, a heading first
     * @throws ProblemException if the database fails
     */
    public static List<String> readers(CohortStore store) throws ProblemException {
        return lines(
                store,
                READERS,
                "%-12s %-12s %7s %7s %6s %11s",
                "reader",
                "role",
                "session",
                "entered",
                "signed",
                "adjudicated");
    }

    /**
     * A line for each refusal.
     *
     * @param store the store
     * @return lines, a heading first
     * @throws ProblemException if the database fails
     */
    public static List<String> refusals(CohortStore store) throws ProblemException {
        return lines(
                store,
                "select case_id, refused_at, exit_code, message from refusal order by case_id, refused_at",
                "%-20s %-26s %4s  %s",
                "case",
                "at",
                "exit",
                "message");
    }

    /**
     * The audit trail: who did what when.
     *
     * @param store the store
     * @return lines, a heading first
     * @throws ProblemException if the database fails
     */
    public static List<String> trail(CohortStore store) throws ProblemException {
        return lines(
                store,
                "select at, actor, action, table_name, coalesce(row_before, '-'), coalesce(row_after, '-')"
                        + " from audit order by entry",
                "%s\t%s\t%s\t%s\t%s\t%s",
                "at",
                "actor",
                "action",
                "table",
                "before",
                "after");
    }

    private static List<String> lines(CohortStore store, String sql, String format, Object... heading)
            throws ProblemException {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(format, heading));
        for (List<String> row : store.look(t -> t.texts(sql))) {
            lines.add(String.format(format, row.toArray()));
        }
        return lines;
    }
}
