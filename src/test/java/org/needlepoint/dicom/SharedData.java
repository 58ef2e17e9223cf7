package org.needlepoint.dicom;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.junit.jupiter.api.Assumptions;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.work.Progress;

/** Real third-party data beside the project; tests that need it are skipped, with the reason, where it is absent. */
public final class SharedData {
    private SharedData() {}

    /** A file or folder of the shared data. */
    public static Path path(String relative) {
        Path p = Path.of(System.getProperty("needlepoint.shared", "../shared"))
                .resolve("data")
                .resolve(relative);
        Assumptions.assumeTrue(Files.exists(p), p + " absent: third-party data is not part of the project");
        return p;
    }

    /** Unpacks a series into a folder. */
    public static Path unpack(String relative, Path into) throws IOException {
        try (InputStream file = new BufferedInputStream(Files.newInputStream(path(relative)));
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(file))) {
            for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
                Path target = into.resolve(e.getName()).normalize();
                if (e.isFile() && target.startsWith(into)) {
                    Files.createDirectories(target.getParent());
                    Files.copy(tar, target);
                }
            }
        }
        return into;
    }

    /** Reads the headers of a folder with the installed toolkit. */
    public static Inventory read(Path folder) throws ProblemException {
        return new DicomFolder(DicomToolkit.installed()).read(folder, Progress.NONE);
    }
}
