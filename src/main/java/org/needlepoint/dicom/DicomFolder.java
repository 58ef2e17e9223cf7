package org.needlepoint.dicom;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.work.Progress;

/**
 * Reads a folder (with its subfolders, whatever the files are called), a zip, a DICOMDIR or a single file once, headers
 * only, in parallel, and sorts what it finds into series.
 */
public final class DicomFolder {
    /** CT, Enhanced CT, MR, Enhanced MR and Legacy Converted Enhanced CT and MR Image Storage. */
    private static final Set<String> IMAGES = Set.of(
            "1.2.840.10008.5.1.4.1.1.2",
            "1.2.840.10008.5.1.4.1.1.2.1",
            "1.2.840.10008.5.1.4.1.1.2.2",
            "1.2.840.10008.5.1.4.1.1.4",
            "1.2.840.10008.5.1.4.1.1.4.1",
            "1.2.840.10008.5.1.4.1.1.4.4");

    private final DicomReader reader;

    /**
     * Makes a reader of folders.
     *
     * @param toolkit parses the files
     */
    public DicomFolder(DicomToolkit toolkit) {
        this.reader = new DicomReader(toolkit);
    }

    /** What became of one file. */
    private record Outcome(SeriesBuilder.Header header, FileNote note, DataSet partial) {}

    /**
     * Reads the headers.
     *
     * @param path folder, zip, DICOMDIR or file
     * @param progress told how far it is
     * @return everything found; files that are no DICOM or are damaged are named in it
     * @throws ProblemException if the path does not exist or cannot be read, or holds no DICOM object at all
     */
    public Inventory read(Path path, Progress progress) throws ProblemException {
        SourceFiles.Listing listing = SourceFiles.of(path, reader);
        List<SourceFile> files = listing.files();
        if (files.isEmpty() && listing.notes().isEmpty()) {
            throw new ProblemException(DicomProblem.FOLDER_EMPTY, path);
        }
        Outcome[] outcomes = new Outcome[files.size()];
        AtomicInteger done = new AtomicInteger();
        // The common pool has as many workers as cores; more would only compete for the disk.
        IntStream.range(0, files.size()).parallel().forEach(i -> {
            progress.stopIfCancelled();
            outcomes[i] = header(files.get(i));
            int n = done.incrementAndGet();
            progress.report((double) n / files.size(), DicomWording.READING_HEADERS.say());
        });
        SeriesBuilder builder = new SeriesBuilder();
        for (Outcome o : outcomes) {
            if (o.header() != null) {
                builder.add(o.header());
            } else {
                builder.addDamaged(o.note(), o.partial());
            }
        }
        List<Series> series = builder.build();
        if (series.isEmpty()) {
            throw nothing(path, outcomes, listing.notes());
        }
        List<FileNote> notes = new java.util.ArrayList<>(listing.notes());
        notes.addAll(builder.notes());
        return new Inventory(path, reader, series, notes, files.size());
    }

    private static ProblemException nothing(Path path, Outcome[] outcomes, List<FileNote> notes) {
        // A single damaged file is named as such; among many, the absence of any DICOM object matters more.
        if (outcomes.length == 1 && outcomes[0].note().problem() != DicomProblem.NOT_DICOM) {
            FileNote note = outcomes[0].note();
            return note.problem() == DicomProblem.TRUNCATED_FILE
                    ? new ProblemException(DicomProblem.TRUNCATED_FILE, path)
                    : new ProblemException(DicomProblem.DAMAGED_FILE, path, note.text());
        }
        if (outcomes.length == 0) {
            return new ProblemException(
                    DicomProblem.PATH_UNREADABLE, path, notes.get(0).text());
        }
        long truncated = java.util.Arrays.stream(outcomes)
                .filter(o -> Objects.requireNonNull(o.note()).problem() == DicomProblem.TRUNCATED_FILE)
                .count();
        if (truncated == outcomes.length) {
            return new ProblemException(DicomProblem.TRUNCATED_FILE, DicomWording.EVERY_FILE.say(path));
        }
        return new ProblemException(DicomProblem.NO_DICOM, path, outcomes.length);
    }

    private Outcome header(SourceFile file) {
        String name = file.name();
        try (InputStream in = file.open()) {
            DicomObject object = reader.readHeader(in, name);
            DataSet d = object.dataSet();
            if (d.has(Tags.DIRECTORY_RECORD_SEQUENCE)) {
                return note(name, DicomProblem.NO_PIXELS, "is a DICOMDIR; the files beside it are read themselves", d);
            }
            if (!d.has(Tags.SOP_CLASS_UID) && !d.has(Tags.ROWS)) {
                return note(name, DicomProblem.DAMAGED_FILE, "has neither a SOP class nor an image", d);
            }
            if (object.declaredPixelBytes().isPresent()
                    && object.pixelOffset().isPresent()
                    && file.length() >= 0
                    && object.pixelOffset().getAsLong()
                                    + object.declaredPixelBytes().getAsLong()
                            > file.length()) {
                long missing = object.pixelOffset().getAsLong()
                        + object.declaredPixelBytes().getAsLong()
                        - file.length();
                return note(name, DicomProblem.TRUNCATED_FILE, DicomWording.TRUNCATED_BY.say(name, missing), d);
            }
            boolean pixels = object.declaredPixelBytes().isPresent()
                    || object.pixelOffset().isPresent();
            if (!pixels && isImage(d)) {
                return note(name, DicomProblem.TRUNCATED_FILE, DicomWording.ENDS_BEFORE_PIXELS.say(name), d);
            }
            return new Outcome(new SeriesBuilder.Header(file, object), null, null);
        } catch (ProblemException e) {
            DataSet partial = e.getCause() instanceof TruncatedDataSetException t ? t.partial() : DataSet.EMPTY;
            DicomProblem problem = (DicomProblem) e.problem();
            return note(
                    name,
                    problem,
                    switch (problem) {
                        case NOT_DICOM -> DicomWording.NOT_DICOM.say(name);
                        case TRUNCATED_FILE -> DicomWording.TRUNCATED.say(name);
                        default -> DicomWording.DAMAGED.say(name, e.getMessage());
                    },
                    partial);
        } catch (IOException e) {
            return note(
                    name,
                    DicomProblem.PATH_UNREADABLE,
                    DicomWording.CANNOT_BE_READ.say(name, SourceFiles.reason(e)),
                    DataSet.EMPTY);
        }
    }

    /** Whether an object must have pixels: all with rows except spectra, and CT and MR images in any case. */
    private static boolean isImage(DataSet d) {
        String sopClass = d.text(Tags.SOP_CLASS_UID).orElse("");
        return d.has(Tags.ROWS) && !sopClass.equals(SeriesBuilder.SPECTROSCOPY_STORAGE) || IMAGES.contains(sopClass);
    }

    private static Outcome note(String name, DicomProblem problem, String text, DataSet partial) {
        return new Outcome(null, FileNote.of(name, problem, text), partial);
    }
}
