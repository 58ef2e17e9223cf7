package org.needlepoint.casefile;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.needlepoint.problem.ProblemException;

/**
 * An output folder that appears complete or not at all.
 *
 * <p>Files are written to a hidden staging folder on the same file system and moved in place by {@link #commit}. A
 * folder that did not exist appears by one rename. In a folder that exists, each file is replaced by an atomic rename,
 * and former files are put back if one of them fails. Closing without a commit leaves everything as it was.
 */
public final class AtomicFolder implements AutoCloseable {
    private final Path target;
    private final boolean existed;
    private final List<Path> madeParents;
    private final Path staging;
    private boolean committed;

    private AtomicFolder(Path target, boolean existed, List<Path> madeParents, Path staging) {
        this.target = target;
        this.existed = existed;
        this.madeParents = madeParents;
        this.staging = staging;
    }

    /**
     * Checks early, before any long work, that a folder could be written; leaves nothing behind.
     *
     * @param target output folder, existing or not
     * @throws ProblemException if it could not
     */
    public static void check(Path target) throws ProblemException {
        try (AtomicFolder trial = open(target)) {
            Files.createFile(trial.staging.resolve("trial"));
        } catch (IOException e) {
            throw new ProblemException(e, CaseFileProblem.OUTPUT_NOT_WRITABLE, target, reason(e));
        }
    }

    /**
     * Opens a folder for writing.
     *
     * @param target output folder, made with its parents if it does not exist
     * @return the folder, to be committed and closed
     * @throws ProblemException if it cannot be written
     */
    public static AtomicFolder open(Path target) throws ProblemException {
        Path absolute = target.toAbsolutePath().normalize();
        if (Files.exists(absolute) && !Files.isDirectory(absolute)) {
            throw new ProblemException(CaseFileProblem.OUTPUT_NOT_A_FOLDER, target);
        }
        boolean existed = Files.isDirectory(absolute);
        Path home = existed || absolute.getParent() == null ? absolute : absolute.getParent();
        List<Path> made = new ArrayList<>();
        try {
            for (Path p = home; p != null && !Files.exists(p); p = p.getParent()) {
                made.add(0, p);
            }
            for (Path p : made) {
                Files.createDirectory(p);
            }
            // Not a temporary directory of the platform: that would be unreadable to others after the rename.
            Path staging = home.resolve(".needlepoint-" + UUID.randomUUID());
            Files.createDirectory(staging);
            return new AtomicFolder(absolute, existed, made, staging);
        } catch (IOException e) {
            deleteIfEmpty(made);
            throw new ProblemException(e, CaseFileProblem.OUTPUT_NOT_WRITABLE, target, reason(e));
        }
    }

    /**
     * Where to write a file for now.
     *
     * @param name file name, or relative path with {@code /}
     * @return path in the staging folder; its parent exists
     * @throws ProblemException if the parent cannot be made
     */
    public Path file(String name) throws ProblemException {
        Path path = staging.resolve(name).normalize();
        if (!path.startsWith(staging) || path.equals(staging)) {
            throw new IllegalArgumentException("Not inside the output folder: " + name);
        }
        try {
            Files.createDirectories(path.getParent());
            return path;
        } catch (IOException e) {
            throw new ProblemException(e, CaseFileProblem.OUTPUT_NOT_WRITABLE, target, reason(e));
        }
    }

    /**
     * Moves everything in place.
     *
     * @throws ProblemException if that fails; the folder is then as it was
     */
    public void commit() throws ProblemException {
        if (committed) {
            throw new IllegalStateException("Already committed");
        }
        try {
            if (existed) {
                moveFiles();
            } else {
                Files.move(staging, target, StandardCopyOption.ATOMIC_MOVE);
            }
            committed = true;
        } catch (IOException e) {
            throw new ProblemException(e, CaseFileProblem.OUTPUT_NOT_WRITABLE, target, reason(e));
        }
    }

    private void moveFiles() throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(staging)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        Path former = Files.createDirectory(staging.resolve(".former"));
        List<Runnable> undo = new ArrayList<>();
        try {
            for (int i = 0; i < files.size(); i++) {
                Path file = files.get(i);
                Path place = target.resolve(staging.relativize(file));
                Files.createDirectories(place.getParent());
                if (Files.exists(place)) {
                    Path kept = former.resolve(Integer.toString(i));
                    Files.move(place, kept, StandardCopyOption.ATOMIC_MOVE);
                    undo.add(0, () -> moveBack(kept, place));
                }
                Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
                undo.add(0, () -> moveBack(place, file));
            }
        } catch (IOException e) {
            undo.forEach(Runnable::run);
            throw e;
        }
    }

    private static void moveBack(Path from, Path to) {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("Could not restore " + to, e);
        }
    }

    /** Removes the staging folder, and without a commit also the parents that were made for it. */
    @Override
    public void close() {
        if (Files.exists(staging)) {
            try (Stream<Path> walk = Files.walk(staging)) {
                walk.sorted(Comparator.reverseOrder()).forEach(p -> deleteIfEmpty(List.of(p)));
            } catch (IOException e) {
                org.slf4j.LoggerFactory.getLogger(AtomicFolder.class).warn("Could not remove {}", staging, e);
            }
        }
        if (!committed) {
            deleteIfEmpty(madeParents);
        }
    }

    private static void deleteIfEmpty(List<Path> paths) {
        for (int i = paths.size() - 1; i >= 0; i--) {
            try {
                Files.deleteIfExists(paths.get(i));
            } catch (IOException e) {
                org.slf4j.LoggerFactory.getLogger(AtomicFolder.class).warn("Could not remove {}", paths.get(i), e);
            }
        }
    }

    /**
     * Why reading or writing failed, in plain words, without the path that the message around it names.
     *
     * @param e the failure
     * @return such as CaseFileWording.PERMISSION_DENIED.say() or "no space left on device"
     */
    public static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return CaseFileWording.PERMISSION_DENIED.say();
        }
        if (e instanceof NoSuchFileException) {
            return CaseFileWording.DOES_NOT_EXIST.say();
        }
        if (e instanceof FileSystemException f && f.getReason() != null) {
            return f.getReason().toLowerCase(java.util.Locale.ROOT);
        }
        return String.valueOf(e.getMessage());
    }
}
