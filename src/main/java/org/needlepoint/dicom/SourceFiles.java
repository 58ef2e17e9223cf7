package org.needlepoint.dicom;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.needlepoint.problem.ProblemException;

/**
 * The files of a folder, zip, DICOMDIR or single file, in a fixed order. Zips inside a folder are looked into; names
 * and extensions do not matter, except that hidden files of operating systems are left out.
 */
final class SourceFiles {
    private final DicomReader reader;
    private final List<SourceFile> files = new ArrayList<>();
    private final List<FileNote> notes = new ArrayList<>();

    private SourceFiles(DicomReader reader) {
        this.reader = reader;
    }

    /** Files to read, and notes on those that cannot be. */
    record Listing(List<SourceFile> files, List<FileNote> notes) {}

    static Listing of(Path path, DicomReader reader) throws ProblemException {
        if (!Files.exists(path)) {
            throw new ProblemException(DicomProblem.PATH_MISSING, path);
        }
        SourceFiles listing = new SourceFiles(reader);
        try {
            if (Files.isDirectory(path)) {
                listing.addFolder(path);
            } else if (!listing.addDirectoryOf(path)) {
                listing.addFile(path, path.getFileName().toString());
            }
        } catch (IOException e) {
            throw new ProblemException(e, DicomProblem.PATH_UNREADABLE, path, reason(e));
        } catch (java.io.UncheckedIOException e) {
            throw new ProblemException(e, DicomProblem.PATH_UNREADABLE, path, reason(e.getCause()));
        }
        return new Listing(List.copyOf(listing.files), List.copyOf(listing.notes));
    }

    static String reason(IOException e) {
        if (e instanceof java.nio.file.AccessDeniedException) {
            return DicomWording.ACCESS_DENIED.say();
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private void addFolder(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            List<Path> paths = walk.filter(Files::isRegularFile)
                    .filter(p -> !isHidden(folder.relativize(p)))
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
            for (Path p : paths) {
                String name = folder.relativize(p).toString();
                if (Files.isReadable(p)) {
                    addFile(p, name);
                } else {
                    notes.add(FileNote.of(
                            name,
                            DicomProblem.PATH_UNREADABLE,
                            DicomWording.CANNOT_BE_READ.say(name, DicomWording.ACCESS_DENIED.say())));
                }
            }
        }
    }

    private static boolean isHidden(Path relative) {
        for (Path part : relative) {
            String s = part.toString();
            if (s.startsWith(".") || s.equals("__MACOSX") || s.equals("Thumbs.db")) {
                return true;
            }
        }
        return false;
    }

    private void addFile(Path path, String name) throws IOException {
        if (isZip(path)) {
            addZip(path, name);
        } else {
            files.add(new SourceFile.OnDisk(path, name, Files.size(path)));
        }
    }

    private static boolean isZip(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] magic = in.readNBytes(4);
            return magic.length == 4 && magic[0] == 'P' && magic[1] == 'K' && magic[2] == 3 && magic[3] == 4;
        }
    }

    // The archive must outlive this call: its entries are read later. ZipFile closes itself when unreachable.
    @SuppressWarnings("resource")
    private void addZip(Path path, String name) throws IOException {
        try {
            ZipFile zip = new ZipFile(path.toFile());
            zip.stream()
                    .filter(e -> !e.isDirectory() && !isHidden(Path.of(e.getName())))
                    .sorted(Comparator.comparing(java.util.zip.ZipEntry::getName))
                    .forEach(e -> files.add(new SourceFile.InZip(path, zip, e, name + "!" + e.getName())));
        } catch (ZipException e) {
            notes.add(FileNote.of(name, DicomProblem.DAMAGED_FILE, DicomWording.DAMAGED_ZIP.say(name, reason(e))));
        }
    }

    /** If the file is a DICOMDIR, adds the files it refers to. */
    private boolean addDirectoryOf(Path path) throws IOException, ProblemException {
        String name = path.getFileName().toString();
        if (!name.toUpperCase(Locale.ROOT).startsWith("DICOMDIR")) {
            return false;
        }
        DataSet directory = reader.read(Files.readAllBytes(path), name).dataSet();
        Path folder = path.toAbsolutePath().getParent();
        for (DataSet record : directory.items(Tags.DIRECTORY_RECORD_SEQUENCE)) {
            List<String> parts = record.texts(Tags.REFERENCED_FILE_ID);
            if (parts.isEmpty()) {
                continue;
            }
            String relative = String.join("/", parts);
            Path target = resolve(folder, parts);
            if (target == null) {
                notes.add(FileNote.of(relative, DicomProblem.PATH_MISSING, DicomWording.LISTED_ABSENT.say(relative)));
            } else {
                files.add(new SourceFile.OnDisk(target, relative, Files.size(target)));
            }
        }
        return true;
    }

    /** The file of a file ID, whose case a copy from a CD may have changed; null if it is not there. */
    private static Path resolve(Path folder, List<String> parts) throws IOException {
        Path at = folder;
        for (String part : parts) {
            Path exact = at.resolve(part);
            if (!Files.exists(exact)) {
                try (Stream<Path> siblings = Files.list(at)) {
                    exact = siblings.filter(p -> p.getFileName().toString().equalsIgnoreCase(part))
                            .findFirst()
                            .orElse(null);
                }
                if (exact == null) {
                    return null;
                }
            }
            at = exact;
        }
        return Files.isRegularFile(at) ? at : null;
    }
}
