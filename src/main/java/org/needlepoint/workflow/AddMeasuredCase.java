package org.needlepoint.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.needlepoint.casefile.AtomicFolder;
import org.needlepoint.casefile.CaseResult;
import org.needlepoint.casefile.CaseResultJson;
import org.needlepoint.cohort.store.CohortStore;
import org.needlepoint.cohort.store.CoreId;
import org.needlepoint.cohort.store.MeasuredCases;
import org.needlepoint.cohort.store.ReadSession;
import org.needlepoint.cohort.store.StoreProblem;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.workflow.session.SoftwareVersion;

/** Brings a measured case, or the refusal to measure one, into a store. */
public final class AddMeasuredCase {
    private static final String RESULT = "result.json";

    private AddMeasuredCase() {}

    /**
     * Adds a measured case.
     *
     * @param target store, with its key
     * @param path result file of {@code measure}, or the folder that holds it
     * @param caseId name of the case; empty for the one in the result
     * @param coreNo number of the core within the case
     * @param reader reader whose values these are; empty for the program's own measurement
     * @param session session of the reader
     * @return what was added, in words
     * @throws ProblemException if the file is no result, the case is another patient's, or the store refuses
     */
    public static String run(
            StoreTarget target, Path path, Optional<String> caseId, int coreNo, Optional<String> reader, int session)
            throws ProblemException {
        Path file = Files.isDirectory(path) ? path.resolve(RESULT) : path;
        CaseResult result = CaseResultJson.read(file);
        CoreId core = new CoreId(caseId.orElse(result.caseId()), coreNo);
        try (CohortStore store = target.open()) {
            if (reader.isPresent()) {
                MeasuredCases.addRead(store, result, core, new ReadSession(reader.get(), session));
                return core + ": entered as session " + session + " of reader " + reader.get() + ", not signed";
            }
            String pseudonym = MeasuredCases.add(store, result, sha256(file), core);
            return core + ": measurement added, patient " + pseudonym;
        }
    }

    private static String sha256(Path file) throws ProblemException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new ProblemException(e, StoreProblem.NOT_READABLE, file, AtomicFolder.reason(e));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /**
     * Records that a case was refused, so that the study can count it.
     *
     * @param target store, with its key
     * @param caseId case
     * @param patientId Patient ID, needed for a case that is not in the store yet
     * @param exitCode exit code of the program
     * @param message what it said, without a patient's name or ID
     * @param at when; empty for now
     * @return what was recorded, in words
     * @throws ProblemException if the case is unknown, or case or message give the patient away
     */
    public static String refusal(
            StoreTarget target,
            String caseId,
            Optional<String> patientId,
            int exitCode,
            String message,
            Optional<Instant> at)
            throws ProblemException {
        try (CohortStore store = target.open()) {
            MeasuredCases.refuse(
                    store,
                    caseId,
                    patientId,
                    exitCode,
                    message,
                    at.orElseGet(Instant::now),
                    SoftwareVersion.version(),
                    Optional.empty());
            return caseId + ": refusal with exit code " + exitCode + " recorded";
        }
    }
}
