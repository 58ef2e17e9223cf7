package org.needlepoint.dicom;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A file of a case, on disk or inside a zip. */
sealed interface SourceFile {

    /** What to call it: its path relative to what the user gave. */
    String name();

    /** Bytes, −1 if unknown. */
    long length();

    /** Opens it from its first byte. */
    InputStream open() throws IOException;

    /** Path of the file, or of the zip it lies in. */
    Path path();

    /** The whole file. */
    default byte[] readAll() throws IOException {
        try (InputStream in = open()) {
            return in.readAllBytes();
        }
    }

    /** On disk. */
    record OnDisk(Path path, String name, long length) implements SourceFile {
        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(path);
        }

        @Override
        public byte[] readAll() throws IOException {
            return Files.readAllBytes(path);
        }
    }

    /** In a zip. The archive stays open as long as the inventory is in use, and is closed with its last reference. */
    record InZip(Path path, ZipFile zip, ZipEntry entry, String name) implements SourceFile {
        @Override
        public long length() {
            return entry.getSize();
        }

        @Override
        public InputStream open() throws IOException {
            return zip.getInputStream(entry);
        }
    }
}
