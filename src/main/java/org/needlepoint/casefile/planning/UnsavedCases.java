package org.needlepoint.casefile.planning;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.needlepoint.casefile.AtomicFolder;
import org.needlepoint.problem.ProblemException;

/**
 * Where new cases are kept until the user chooses a folder for them: {@code unsaved} in the user's data folder, a case
 * folder for each. What a crash leaves there is offered when the program starts again.
 */
public final class UnsavedCases {
    private final Path folder;

    /**
     * The place.
     *
     * @param data the user's data folder; made when the first case is
     */
    public UnsavedCases(Path data) {
        this.folder = data.resolve("unsaved");
    }

    /**
     * A case that was left there.
     *
     * @param folder its folder, to be opened with {@link CaseFolder#open}
     * @param planningCase the case as it was last
     * @param at when it was last
     */
    public record Left(Path folder, PlanningCase planningCase, Instant at) {}

    /**
     * What was left there, and what could not be read.
     *
     * @param cases cases, the latest first; those that another window has open are not among them
     * @param failures why others could not be read
     */
    public record Listing(List<Left> cases, List<ProblemException> failures) {
        /** Copies the lists. */
        public Listing {
            cases = List.copyOf(cases);
            failures = List.copyOf(failures);
        }
    }

    /**
     * Makes a folder for a new case.
     *
     * @param me who opens it
     * @return open folder
     * @throws ProblemException if the user's data folder cannot be written
     */
    public CaseFolder create(CaseOwner me) throws ProblemException {
        return CaseFolder.create(folder.resolve(UUID.randomUUID().toString()), me);
    }

    /**
     * Whether a case folder lies here.
     *
     * @param caseFolder folder
     * @return whether its case was never saved in a folder that the user chose
     */
    public boolean holds(Path caseFolder) {
        return caseFolder
                .toAbsolutePath()
                .normalize()
                .startsWith(folder.toAbsolutePath().normalize());
    }

    /**
     * Looks for cases that were left.
     *
     * @param me who looks
     * @return cases
     */
    public Listing list(CaseOwner me) {
        List<Left> cases = new ArrayList<>();
        List<ProblemException> failures = new ArrayList<>();
        List<Path> folders = List.of();
        try {
            folders = folders();
        } catch (IOException e) {
            failures.add(new ProblemException(e, CaseFolderProblem.CASE_NOT_READABLE, folder, AtomicFolder.reason(e)));
        }
        for (Path p : folders) {
            if (!CaseFolder.isCase(p)) {
                continue;
            }
            // Opened for the look, so that a case of another window is not offered twice.
            try (CaseFolder open = CaseFolder.open(p, me, false)) {
                open.opening().unsaved().ifPresent(u -> cases.add(new Left(p, u.planningCase(), u.at())));
            } catch (ProblemException e) {
                if (e.problem() != CaseFolderProblem.CASE_LOCKED) {
                    failures.add(e);
                }
            }
        }
        cases.sort(Comparator.comparing(Left::at).reversed());
        return new Listing(cases, failures);
    }

    private List<Path> folders() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isDirectory).sorted().toList();
        }
    }

    /**
     * Removes a case that was saved elsewhere or is not wanted. It must be closed.
     *
     * @param caseFolder one of the folders here
     * @throws ProblemException if it cannot be removed
     * @throws IllegalArgumentException if it is no folder of this place
     */
    public void remove(Path caseFolder) throws ProblemException {
        if (!holds(caseFolder) || caseFolder.normalize().equals(folder.normalize())) {
            throw new IllegalArgumentException("Not among the unsaved cases: " + caseFolder);
        }
        try (Stream<Path> walk = Files.walk(caseFolder)) {
            for (Path p : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(p);
            }
        } catch (IOException e) {
            throw new ProblemException(e, CaseFolderProblem.CASE_NOT_WRITABLE, caseFolder, AtomicFolder.reason(e));
        }
    }
}
