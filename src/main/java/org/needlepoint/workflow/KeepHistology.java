package org.needlepoint.workflow;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.needlepoint.casefile.AtomicFolder;
import org.needlepoint.cohort.store.CohortStore;
import org.needlepoint.cohort.store.CoreId;
import org.needlepoint.cohort.store.HistologyImages;
import org.needlepoint.problem.ProblemException;

/** Pictures of histology in a store: attached, listed, copied out. */
public final class KeepHistology {
    private final StoreTarget target;
    private final Optional<Path> folder;

    private KeepHistology(StoreTarget target, Optional<Path> folder) {
        this.target = target;
        this.folder = folder;
    }

    /** What a picture shows. */
    public enum Specimen {
        /** The core. */
        CORE,
        /** The surgical specimen. */
        SURGERY
    }

    /**
     * Pictures of a store.
     *
     * @param target store
     * @param folder folder of the files; empty for the one beside an SQLite store
     * @return pictures
     */
    public static KeepHistology in(StoreTarget target, Optional<Path> folder) {
        return new KeepHistology(target, folder);
    }

    /**
     * Attaches a picture.
     *
     * @param file JPEG, PNG, TIFF or SVS
     * @param caseId case
     * @param coreNo core
     * @param specimen what it shows
     * @param stain stain
     * @param magnification such as 200
     * @return what was done, in words
     * @throws ProblemException if it is no such picture, the core is unknown, or the picture is attached already
     */
    public String attach(Path file, String caseId, int coreNo, Specimen specimen, String stain, double magnification)
            throws ProblemException {
        try (CohortStore store = target.open()) {
            HistologyImages.Attached a = HistologyImages.of(store, folder)
                    .attach(
                            file,
                            new CoreId(caseId, coreNo),
                            specimen.name().toLowerCase(Locale.ROOT),
                            stain,
                            magnification);
            return a.core() + ": picture " + a.number() + " attached, " + a.mediaType() + ", " + a.bytes()
                    + " bytes, SHA-256 " + a.sha256();
        }
    }

    /**
     * Lists all pictures.
     *
     * @return lines, a heading first
     * @throws ProblemException if the store cannot be opened
     */
    public List<String> lines() throws ProblemException {
        String format = "%-20s %4s %3s %-8s %-10s %6s %-18s %12s %-8s %s";
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                format, "case", "core", "no", "specimen", "stain", "×", "type", "bytes", "file", "SHA-256"));
        try (CohortStore store = target.open()) {
            HistologyImages images = HistologyImages.of(store, folder);
            for (HistologyImages.Attached a : images.all()) {
                lines.add(String.format(
                        Locale.ROOT,
                        format,
                        a.core().caseId(),
                        a.core().coreNo(),
                        a.number(),
                        a.specimen(),
                        a.stain(),
                        java.math.BigDecimal.valueOf(a.magnification())
                                .stripTrailingZeros()
                                .toPlainString(),
                        a.mediaType(),
                        a.bytes(),
                        images.state(a),
                        a.sha256()));
            }
        }
        return lines;
    }

    /**
     * Copies pictures out; each is checked against its hash.
     *
     * @param caseId only those of this case; empty for all
     * @param output output folder
     * @return what was written, in words
     * @throws ProblemException if a file is missing or altered; nothing is written then
     */
    public List<String> export(Optional<String> caseId, Path output) throws ProblemException {
        try (CohortStore store = target.open();
                AtomicFolder out = AtomicFolder.open(output)) {
            List<String> lines =
                    new ArrayList<>(HistologyImages.of(store, folder).export(caseId, out));
            out.commit();
            lines.add(lines.size() + (lines.size() == 1 ? " picture, " : " pictures, ") + "hashes checked → " + output);
            return lines;
        }
    }
}
