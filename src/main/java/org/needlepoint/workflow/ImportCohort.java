package org.needlepoint.workflow;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.needlepoint.cohort.store.CohortStore;
import org.needlepoint.cohort.store.StoreImport;
import org.needlepoint.problem.ProblemException;

/** Brings tables from CSV or JSON into a store. */
public final class ImportCohort {
    private ImportCohort() {}

    /**
     * Imports everything or nothing.
     *
     * @param target store
     * @param path folder of CSV files, one CSV file, or a JSON file
     * @param update whether rows that are there with other values are changed
     * @param dates what the dates of the files are; needed for a store that shifts dates
     * @return what was done, a line a table
     * @throws ProblemException naming file, line, column and value
     */
    public static List<String> run(StoreTarget target, Path path, boolean update, Optional<StoreTarget.Dates> dates)
            throws ProblemException {
        StoreImport settings = StoreImport.withDefaults().with(update);
        if (dates.isPresent()) {
            settings = settings.with(dates.get().keeping());
        }
        StoreImport.Result result;
        try (CohortStore store = target.open()) {
            result = settings.run(path, store);
        }
        List<String> lines = new ArrayList<>();
        result.tables()
                .forEach((table, n) -> lines.add(String.format(
                        "%-14s %6d added %6d changed %6d there already", table, n.added(), n.changed(), n.same())));
        return lines;
    }
}
