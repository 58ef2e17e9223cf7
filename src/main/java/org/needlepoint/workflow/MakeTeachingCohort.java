package org.needlepoint.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.needlepoint.casefile.AtomicFolder;
import org.needlepoint.cohort.teaching.TeachingCohort;
import org.needlepoint.cohort.teaching.TeachingFiles;
import org.needlepoint.problem.ProblemException;

/** Makes the synthetic teaching cohort of 32 cases. The folder appears complete or not at all. */
public final class MakeTeachingCohort {
    /** Seed of the committed cohort. */
    public static final long SEED = 3;

    private MakeTeachingCohort() {}

    /**
     * Makes a cohort. Takes some seconds.
     *
     * @param seed seed of every draw; the same seed gives the same files
     * @param out folder to write; made if it does not exist
     * @throws ProblemException if the folder cannot be written; nothing is then left behind
     */
    public static void make(long seed, Path out) throws ProblemException {
        AtomicFolder.check(out);
        Map<String, String> files = TeachingFiles.of(TeachingCohort.of(seed));
        try (AtomicFolder folder = AtomicFolder.open(out)) {
            for (Map.Entry<String, String> f : files.entrySet()) {
                Files.writeString(folder.file(f.getKey()), f.getValue());
            }
            folder.commit();
        } catch (IOException e) {
            throw new ProblemException(e, SampleCaseProblem.NOT_WRITTEN, out, e.getMessage());
        }
    }
}
