package org.needlepoint.cohort.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.needlepoint.casefile.AtomicFolder;
import org.needlepoint.problem.ProblemException;

/** Who the pseudonyms are. Kept sealed under the key file; opened only when asked for. */
public final class LinkingList {
    private LinkingList() {}

    static void add(Transaction t, Pseudonyms pseudonyms, String pseudonym, String patientId) throws SQLException {
        boolean known =
                !t.texts("select '' from patient where patient = ?", pseudonym).isEmpty();
        if (known
                && t.texts("select '' from patient_link where patient = ?", pseudonym)
                        .isEmpty()) {
            t.execute(
                    "insert into patient_link (patient, sealed_id) values (?, ?)",
                    pseudonym,
                    pseudonyms.seal(pseudonym, patientId));
        }
    }

    /**
     * Writes the list as CSV that only its owner can read: {@code patient,patient_id}.
     *
     * @param store the store
     * @param file where to; must not exist
     * @return number of patients on it
     * @throws ProblemException if the key is missing or the file cannot be written
     */
    public static int export(CohortStore store, Path file) throws ProblemException {
        Pseudonyms pseudonyms = store.pseudonyms();
        List<List<String>> links =
                store.look(t -> t.texts("select patient, sealed_id from patient_link order by patient"));
        if (Files.exists(file)) {
            throw new ProblemException(StoreProblem.NOT_WRITABLE, file, "it exists already");
        }
        try {
            Pseudonyms.createForOwner(file);
            try (CSVPrinter csv =
                    new CSVPrinter(Files.newBufferedWriter(file, StandardCharsets.UTF_8), CSVFormat.RFC4180)) {
                csv.printRecord(RawTable.PATIENT, RawTable.PATIENT_ID);
                for (List<String> link : links) {
                    csv.printRecord(link.get(0), pseudonyms.unseal(link.get(0), link.get(1)));
                }
            }
            return links.size();
        } catch (IOException e) {
            throw new ProblemException(e, StoreProblem.NOT_WRITABLE, file, AtomicFolder.reason(e));
        }
    }
}
