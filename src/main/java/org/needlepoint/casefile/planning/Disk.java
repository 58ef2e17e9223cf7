package org.needlepoint.casefile.planning;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/**
 * The steps in which a file is replaced so that a crash at any moment leaves the old or the new one whole. An interface,
 * because the tests stop it after each step and fill it up.
 */
interface Disk {
    /** Ending of a file that is still being written. */
    String UNFINISHED = ".unfinished";

    /** Writes a new file, replacing what is there, and returns when its bytes are on the disk. */
    void write(Path file, byte[] bytes) throws IOException;

    /** Puts a file in the place of another in one step. */
    void move(Path from, Path to) throws IOException;

    /** Removes a file, if it is there. */
    void delete(Path file) throws IOException;

    /** Returns when the names in a folder are on the disk. */
    void sync(Path folder) throws IOException;

    /** Replaces a file or makes it: afterwards, and after a crash at any moment, it is whole. */
    default void replace(Path file, byte[] bytes) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
        try {
            write(unfinished, bytes);
            move(unfinished, file);
        } catch (IOException e) {
            // On a full disk half a file would take the room that the next attempt needs.
            try {
                delete(unfinished);
            } catch (IOException second) {
                e.addSuppressed(second);
            }
            throw e;
        }
        sync(file.getParent());
    }

    /** The disk of this computer. */
    Disk REAL = new Disk() {
        private final boolean folderCanBeOpened =
                !System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows");

        @Override
        public void write(Path file, byte[] bytes) throws IOException {
            try (FileChannel out = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                ByteBuffer rest = ByteBuffer.wrap(bytes);
                while (rest.hasRemaining()) {
                    out.write(rest);
                }
                out.force(true);
            }
        }

        @Override
        public void move(Path from, Path to) throws IOException {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }

        @Override
        public void delete(Path file) throws IOException {
            Files.deleteIfExists(file);
        }

        @Override
        public void sync(Path folder) throws IOException {
            // Windows has no handle for a folder's names; NTFS writes them to its own journal.
            if (folderCanBeOpened) {
                try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
                    names.force(true);
                }
            }
        }
    };
}
