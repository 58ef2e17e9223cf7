package org.needlepoint.casefile.planning;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.needlepoint.casefile.AtomicFolder;
import org.needlepoint.problem.ProblemException;

/**
 * The folder that a case is saved in, open for one program alone.
 *
 * <p>{@code case.json} is what the user saved; the folder {@code .needlepoint} beside it holds what is saved continuously
 * (see {@link AutosaveJournal}), who has the case open, and the version before the last save. Everything is replaced in
 * one step after its bytes are on the disk, so that a crash at any moment leaves a whole case. Safe for use by several
 * threads.
 */
public final class CaseFolder implements AutoCloseable {
    /** The saved case, in its folder. */
    public static final String CASE_FILE = "case.json";

    static final String NOTES_FOLDER = ".needlepoint";
    private static final String PREVIOUS = "previous.json";
    private static final DateTimeFormatter FILE_TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path folder;
    private final Disk disk;
    private final CaseLock lock;
    private final AutosaveJournal journal;
    private Opening opening;
    private Optional<CaseDocument> document;
    private Optional<PlanningCase> saved;
    private Optional<PlanningCase> inFile;
    private Optional<PlanningCase> autosaved;
    private String savedSha256;

    /**
     * What was found when a case was opened.
     *
     * @param saved what the user saved last; empty if never
     * @param savedAt when
     * @param unsaved newer work that was autosaved, if any
     * @param notes what the user should know
     */
    public record Opening(
            Optional<PlanningCase> saved,
            Optional<Instant> savedAt,
            Optional<UnsavedWork> unsaved,
            List<OpeningNote> notes) {
        /** Copies the list. */
        public Opening {
            notes = List.copyOf(notes);
        }
    }

    private CaseFolder(Path folder, Disk disk, CaseLock lock, AutosaveJournal journal) {
        this.folder = folder;
        this.disk = disk;
        this.lock = lock;
        this.journal = journal;
        this.document = Optional.empty();
        this.saved = Optional.empty();
        this.inFile = Optional.empty();
        this.autosaved = Optional.empty();
        this.savedSha256 = "";
        this.opening = new Opening(Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    /**
     * Whether a folder holds a case, saved or only autosaved.
     *
     * @param folder folder
     * @return whether {@link #open} has something to open
     */
    public static boolean isCase(Path folder) {
        if (Files.isRegularFile(folder.resolve(CASE_FILE))) {
            return true;
        }
        try (Stream<Path> notes = Files.list(folder.resolve(NOTES_FOLDER))) {
            return notes.anyMatch(p -> p.getFileName().toString().startsWith("autosave-"));
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Makes a case folder. Nothing is saved in it yet.
     *
     * @param folder folder, made if it does not exist
     * @param me who opens it
     * @return the open folder
     * @throws ProblemException if it holds a case already or cannot be written
     */
    public static CaseFolder create(Path folder, CaseOwner me) throws ProblemException {
        return create(folder, me, Disk.REAL);
    }

    static CaseFolder create(Path folder, CaseOwner me, Disk disk) throws ProblemException {
        Path absolute = folder.toAbsolutePath().normalize();
        if (isCase(absolute)) {
            throw new ProblemException(CaseFolderProblem.CASE_EXISTS, folder);
        }
        try {
            return locked(absolute, me, false, disk);
        } catch (IOException e) {
            throw notWritable(absolute, e);
        }
    }

    /**
     * Opens a case.
     *
     * @param folder folder with {@code case.json}
     * @param me who opens it
     * @param takeOver whether a case may be opened that another computer has left open
     * @return the open folder; {@link #opening} says what was found
     * @throws ProblemException if there is no case, another program has it open, or it cannot be read
     */
    public static CaseFolder open(Path folder, CaseOwner me, boolean takeOver) throws ProblemException {
        return open(folder, me, takeOver, Disk.REAL);
    }

    static CaseFolder open(Path folder, CaseOwner me, boolean takeOver, Disk disk) throws ProblemException {
        Path absolute = folder.toAbsolutePath().normalize();
        if (!isCase(absolute)) {
            throw new ProblemException(CaseFolderProblem.CASE_MISSING, folder);
        }
        try {
            CaseFolder out = locked(absolute, me, takeOver, disk);
            try {
                out.load();
                return out;
            } catch (IOException | ProblemException | RuntimeException e) {
                out.lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw Files.isWritable(absolute)
                    ? new ProblemException(e, CaseFolderProblem.CASE_NOT_READABLE, absolute, AtomicFolder.reason(e))
                    : notWritable(absolute, e);
        }
    }

    /**
     * Reads the saved case without opening it, such as for a copy of a case that is open elsewhere.
     *
     * @param folder folder with {@code case.json}
     * @return the case
     * @throws ProblemException if there is none or it cannot be read
     */
    public static CaseDocument read(Path folder) throws ProblemException {
        Path absolute = folder.toAbsolutePath().normalize();
        Path file = absolute.resolve(CASE_FILE);
        try {
            return PlanningCaseJson.read(Files.readAllBytes(file), file, absolute);
        } catch (NoSuchFileException e) {
            throw new ProblemException(e, CaseFolderProblem.CASE_MISSING, folder);
        } catch (IOException e) {
            throw new ProblemException(e, CaseFolderProblem.CASE_NOT_READABLE, folder, AtomicFolder.reason(e));
        }
    }

    private static CaseFolder locked(Path folder, CaseOwner me, boolean takeOver, Disk disk)
            throws IOException, ProblemException {
        Path notes = folder.resolve(NOTES_FOLDER);
        Files.createDirectories(notes);
        CaseLock lock = CaseLock.take(notes, folder, me, takeOver, disk);
        try {
            try (Stream<Path> all = Files.list(notes)) {
                for (Path p :
                        all.filter(p -> p.toString().endsWith(Disk.UNFINISHED)).toList()) {
                    disk.delete(p);
                }
            }
            return new CaseFolder(folder, disk, lock, new AutosaveJournal(notes, disk));
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private void load() throws IOException, ProblemException {
        List<OpeningNote> notes = new ArrayList<>();
        lock.former().ifPresent(o -> notes.add(new OpeningNote(OpeningNote.Kind.TAKEN_OVER, o.words())));
        AutosaveJournal.Found found = journal.read();
        for (Path p : found.damaged()) {
            Path aside = p.resolveSibling("damaged-" + p.getFileName());
            disk.move(p, aside);
            notes.add(new OpeningNote(OpeningNote.Kind.AUTOSAVE_DAMAGED, aside.toString()));
        }
        loadSaved(found.newest().isPresent(), notes);
        Optional<UnsavedWork> unsaved = Optional.empty();
        if (found.newest().isPresent()) {
            AutosaveJournal.Version v = found.newest().get();
            CaseDocument last = PlanningCaseJson.read(v.content(), journal.file(v.sequence()), folder);
            autosaved = Optional.of(last.planningCase());
            if (document.isEmpty()) {
                document = Optional.of(last);
            }
            List<CaseChange> changes =
                    saved.map(s -> CaseChange.between(s, last.planningCase())).orElse(List.of());
            if (saved.isPresent() && changes.isEmpty()) {
                // Measured since it was saved: no decision, but what the numbers that were seen rest on.
                saved = autosaved;
            } else {
                unsaved = Optional.of(new UnsavedWork(
                        last.planningCase(), v.at(), changes, !v.savedSha256().equals(savedSha256)));
            }
        }
        Optional<Instant> savedAt = saved.isPresent() ? document.map(CaseDocument::savedAt) : Optional.empty();
        opening = new Opening(saved, savedAt, unsaved, notes);
    }

    private void loadSaved(boolean autosaveIsWhole, List<OpeningNote> notes) throws IOException, ProblemException {
        Path file = folder.resolve(CASE_FILE);
        if (!Files.exists(file)) {
            return;
        }
        byte[] content = Files.readAllBytes(file);
        try {
            CaseDocument read = PlanningCaseJson.read(content, file, folder);
            if (read.migratedFrom().isPresent()) {
                Path backup = backup(read.migratedFrom().get(), content);
                content = PlanningCaseJson.write(read.planningCase(), read, folder, read.savedAt());
                disk.replace(file, content);
                notes.add(new OpeningNote(OpeningNote.Kind.MIGRATED, backup.toString()));
            }
            document = Optional.of(read);
            saved = Optional.of(read.planningCase());
            inFile = saved;
            savedSha256 = AutosaveJournal.sha256(content);
        } catch (ProblemException e) {
            if (e.problem() != CaseFolderProblem.CASE_MALFORMED || !autosaveIsWhole) {
                throw e;
            }
            disk.move(file, folder.resolve("case.damaged-" + FILE_TIME.format(Instant.now()) + ".json"));
            notes.add(new OpeningNote(OpeningNote.Kind.SAVED_DAMAGED, e.getMessage()));
        }
    }

    /** Keeps the file of an older version under a name that is free or already holds the same. */
    private Path backup(String version, byte[] content) throws IOException {
        String stem = "case.v" + version.substring(0, version.indexOf('.'));
        Path backup = folder.resolve(stem + ".json");
        for (int n = 2; Files.exists(backup) && !java.util.Arrays.equals(Files.readAllBytes(backup), content); n++) {
            backup = folder.resolve(stem + "-" + n + ".json");
        }
        disk.replace(backup, content);
        return backup;
    }

    /**
     * The folder.
     *
     * @return absolute path
     */
    public Path folder() {
        return folder;
    }

    /**
     * What was found when it was opened.
     *
     * @return empty for a new folder
     */
    public Opening opening() {
        return opening;
    }

    /**
     * The case as the user saved it last.
     *
     * @return case; empty if it was never saved
     */
    public synchronized Optional<PlanningCase> saved() {
        return saved;
    }

    /**
     * Keeps the case as it is now, apart from what the user saved. When this returns, it survives a crash.
     *
     * @param planningCase case
     * @return number of the version, counted up
     * @throws ProblemException if it cannot be written; the versions before are whole
     */
    public synchronized long autosave(PlanningCase planningCase) throws ProblemException {
        try {
            lock.requireMine(folder);
            long sequence = journal.append(bytes(planningCase), savedSha256, now());
            autosaved = Optional.of(planningCase);
            return sequence;
        } catch (IOException e) {
            throw notWritable(folder, e);
        }
    }

    /**
     * Saves the case because the user asked for it. The version saved before stays as {@code .needlepoint/previous.json}.
     *
     * @param planningCase case
     * @throws ProblemException if it cannot be written; what was saved before is whole
     */
    public synchronized void save(PlanningCase planningCase) throws ProblemException {
        try {
            lock.requireMine(folder);
            byte[] content = bytes(planningCase);
            // First as the newest autosave: else an older one would look like later work after a crash.
            journal.append(content, savedSha256, now());
            autosaved = Optional.of(planningCase);
            Path file = folder.resolve(CASE_FILE);
            if (Files.exists(file)) {
                disk.replace(folder.resolve(NOTES_FOLDER).resolve(PREVIOUS), Files.readAllBytes(file));
            }
            disk.replace(file, content);
            saved = Optional.of(planningCase);
            inFile = saved;
            savedSha256 = AutosaveJournal.sha256(content);
            document = Optional.of(PlanningCaseJson.read(content, file, folder));
        } catch (IOException e) {
            throw notWritable(folder, e);
        }
    }

    /**
     * Goes back to what the user saved: the autosaved work is set aside as a file in {@code .needlepoint}.
     *
     * @return the file; empty if there was no unsaved work
     * @throws ProblemException if the folder cannot be written; the work is then still there
     */
    public synchronized Optional<Path> discardUnsaved() throws ProblemException {
        if (autosaved.isEmpty() || autosaved.equals(saved)) {
            return Optional.empty();
        }
        try {
            lock.requireMine(folder);
            Instant at = now();
            Path aside = folder.resolve(NOTES_FOLDER).resolve("set-aside-" + FILE_TIME.format(at) + ".json");
            disk.replace(aside, bytes(autosaved.get()));
            journal.clear();
            autosaved = Optional.empty();
            return Optional.of(aside);
        } catch (IOException e) {
            throw notWritable(folder, e);
        }
    }

    private byte[] bytes(PlanningCase planningCase) {
        return document.isPresent()
                ? PlanningCaseJson.write(planningCase, document.get(), folder, now())
                : PlanningCaseJson.write(planningCase, folder, now());
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    private static ProblemException notWritable(Path folder, IOException e) {
        return Files.isDirectory(folder)
                ? new ProblemException(e, CaseFolderProblem.CASE_NOT_WRITABLE, folder, AtomicFolder.reason(e))
                : new ProblemException(e, CaseFolderProblem.CASE_FOLDER_GONE, folder);
    }

    /**
     * Gives the case free. Unsaved work stays where it is and is found when the case is opened again; {@link
     * #discardUnsaved} before closing sets it aside.
     *
     * @throws ProblemException if the folder is gone or cannot be written; the case is free all the same
     */
    @Override
    public synchronized void close() throws ProblemException {
        try (lock) {
            if (autosaved.equals(inFile) && Files.isDirectory(folder)) {
                journal.clear();
            }
        } catch (IOException e) {
            throw notWritable(folder, e);
        }
    }
}
