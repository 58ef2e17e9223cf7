package org.needlepoint.workflow;

import java.nio.file.Path;
import java.util.List;
import org.needlepoint.casefile.AtomicFolder;
import org.needlepoint.cohort.store.AnalysisRow;
import org.needlepoint.cohort.store.AnalysisRows;
import org.needlepoint.cohort.store.AnalysisTable;
import org.needlepoint.cohort.store.CohortStore;
import org.needlepoint.cohort.store.CohortTables;
import org.needlepoint.cohort.store.StoreListing;
import org.needlepoint.problem.ProblemException;

/** Shows what a store holds, and hands its rows to an analysis. */
public final class ListStore {
    /** Folder with the complete tables, which the analysis does not read. */
    public static final String COMPLETE = "complete/";

    /** File with one row a core. */
    public static final String CORES = "cores.csv";

    /** File with one row a signed read. */
    public static final String READS = "reads.csv";

    private ListStore() {}

    /** What to list. */
    public enum What {
        /** Cases with the number of their rows. */
        CASES,
        /** Readers with how far they are. */
        READERS,
        /** Refused measurements. */
        REFUSALS,
        /** The audit trail. */
        TRAIL
    }

    /** Whose imaging values an analysis takes. */
    public enum Values {
        /** Adjudicated, else the mean of the readers. */
        READERS,
        /** The program's latest measurement. */
        MEASUREMENTS
    }

    /**
     * Lists.
     *
     * @param target store
     * @param what what to list
     * @return lines, a heading first
     * @throws ProblemException if the store cannot be opened
     */
    public static List<String> lines(StoreTarget target, What what) throws ProblemException {
        try (CohortStore store = target.open()) {
            return switch (what) {
                case CASES -> StoreListing.cases(store);
                case READERS -> StoreListing.readers(store);
                case REFUSALS -> StoreListing.refusals(store);
                case TRAIL -> StoreListing.trail(store);
            };
        }
    }

    /**
     * Writes the tables that the cohort's analysis reads, and in the folder {@value #COMPLETE} the complete rows of cores
     * and of signed reads.
     *
     * @param target store
     * @param values whose imaging values
     * @param folder output folder
     * @return what was written, in words
     * @throws ProblemException if pathologists differ without consensus, or something cannot be written
     */
    public static String rows(StoreTarget target, Values values, Path folder) throws ProblemException {
        try (CohortStore store = target.open();
                AtomicFolder out = AtomicFolder.open(folder)) {
            List<AnalysisRow> rows = AnalysisRows.of(store, AnalysisRows.Values.valueOf(values.name()));
            List<AnalysisRows.SignedRead> reads = AnalysisRows.signedReads(store);
            AnalysisTable.writeCores(rows, out.file(COMPLETE + CORES));
            AnalysisTable.writeReads(reads, out.file(COMPLETE + READS));
            boolean perReader = CohortTables.write(rows, reads, out);
            out.commit();
            long valued = rows.stream().filter(r -> r.source().isPresent()).count();
            return rows.size() + " rows, " + valued + " with imaging values"
                    + (perReader ? " of each reader, " : ", ") + reads.size() + " signed reads → " + folder
                    + "; next: ./needlepoint cohort " + folder + " --out TABLES";
        }
    }
}
