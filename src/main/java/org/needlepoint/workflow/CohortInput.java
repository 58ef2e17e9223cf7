package org.needlepoint.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.needlepoint.casefile.AtomicFolder;
import org.needlepoint.casefile.CaseFileProblem;
import org.needlepoint.casefile.CaseFileWording;
import org.needlepoint.cohort.store.StoreLocation;
import org.needlepoint.problem.ProblemException;

/** What a cohort's analysis reads: a table or folder as it is, or the tables of a store, written aside while it is open. */
public final class CohortInput implements AutoCloseable {
    private final Path path;
    private final Optional<Path> aside;

    private CohortInput(Path path, Optional<Path> aside) {
        this.path = path;
        this.aside = aside;
    }

    /**
     * Finds out what an input is.
     *
     * @param input CSV file, folder, SQLite store or PostgreSQL URL
     * @param actor who asks, for the store
     * @return the input, to be closed
     * @throws ProblemException if a store cannot be opened or read
     */
    public static CohortInput of(String input, String actor) throws ProblemException {
        if (!StoreLocation.looksLikeStore(input)) {
            return new CohortInput(Path.of(input), Optional.empty());
        }
        Path aside;
        try {
            aside = Files.createTempDirectory("needlepoint-cohort");
        } catch (IOException e) {
            throw new ProblemException(
                    e,
                    CaseFileProblem.OUTPUT_NOT_WRITABLE,
                    CaseFileWording.TEMPORARY_FOLDER.say(),
                    AtomicFolder.reason(e));
        }
        CohortInput tables = new CohortInput(aside.resolve("store"), Optional.of(aside));
        try {
            StoreTarget target = new StoreTarget(input, Optional.empty(), actor);
            ListStore.rows(target, ListStore.Values.READERS, tables.path);
            return tables;
        } catch (ProblemException e) {
            tables.close();
            throw e;
        }
    }

    /**
     * Where the tables are.
     *
     * @return file or folder
     */
    public Path path() {
        return path;
    }

    /** Removes what was written aside. */
    @Override
    public void close() {
        if (aside.isEmpty()) {
            return;
        }
        try (Stream<Path> walk = Files.walk(aside.get())) {
            List<Path> files = walk.sorted(Comparator.reverseOrder()).toList();
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            org.slf4j.LoggerFactory.getLogger(CohortInput.class).warn("Could not remove {}", aside.get(), e);
        }
    }
}
