package org.needlepoint.workflow;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.needlepoint.casefile.AtomicFolder;
import org.needlepoint.cohort.store.CohortStore;
import org.needlepoint.cohort.store.LinkingList;
import org.needlepoint.cohort.store.StoreExport;
import org.needlepoint.problem.ProblemException;

/** Writes what a store holds into files. */
public final class ExportCohort {
    private static final String JSON = "cohort.json";

    private ExportCohort() {}

    /**
     * Writes all tables.
     *
     * @param target store
     * @param folder output folder
     * @param json one JSON file instead of a CSV file a table
     * @return what was written, in words
     * @throws ProblemException if the store or the folder fails; nothing is left behind then
     */
    public static List<String> tables(StoreTarget target, Path folder, boolean json) throws ProblemException {
        List<String> lines = new ArrayList<>();
        try (CohortStore store = target.open();
                AtomicFolder out = AtomicFolder.open(folder)) {
            Map<String, Integer> counts =
                    json ? StoreExport.toJson(store, out.file(JSON)) : StoreExport.toCsv(store, out);
            out.commit();
            counts.forEach((table, rows) -> lines.add(String.format("%-14s %6d rows", table, rows)));
            lines.add("wrote " + (json ? folder.resolve(JSON) : folder));
        }
        return lines;
    }

    /**
     * Writes the linking list: who the pseudonyms are.
     *
     * @param target store, with its key
     * @param file where to; must not exist; readable by its owner alone
     * @return what was written, in words
     * @throws ProblemException if the key is missing or the file cannot be written
     */
    public static String links(StoreTarget target, Path file) throws ProblemException {
        try (CohortStore store = target.open()) {
            return LinkingList.export(store, file) + " patients on the linking list " + file
                    + "; it names patients: keep it where the hospital's records are kept";
        }
    }
}
