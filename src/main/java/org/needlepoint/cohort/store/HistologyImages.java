package org.needlepoint.cohort.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.needlepoint.casefile.AtomicFolder;
import org.needlepoint.pathology.HistologyFormat;
import org.needlepoint.pathology.HistologyImage;
import org.needlepoint.problem.ProblemException;

/**
 * Pictures of histology: a row each in the store, and the file in a folder beside it under the name of its SHA-256, so that
 * a file is there once and a changed one is noticed.
 */
public final class HistologyImages {
    private static final TableSpec TABLE = DataDictionary.table("histology_image");

    private final CohortStore store;
    private final Path folder;

    private HistologyImages(CohortStore store, Path folder) {
        this.store = store;
        this.folder = folder;
    }

    /**
     * The pictures of a store.
     *
     * @param store store
     * @param folder folder of the files; empty for {@code STORE.images} beside an SQLite file
     * @return pictures
     * @throws ProblemException {@link StoreProblem#IMAGES_NEEDED} if a PostgreSQL store comes without a folder
     */
    public static HistologyImages of(CohortStore store, Optional<Path> folder) throws ProblemException {
        StoreLocation where = store.location();
        return new HistologyImages(
                store,
                folder.or(() -> where.file().map(f -> f.resolveSibling(f.getFileName() + ".images")))
                        .orElseThrow(() -> new ProblemException(StoreProblem.IMAGES_NEEDED, where.words())));
    }

    /**
     * A picture of the store.
     *
     * @param core core
     * @param number number of the picture of this core
     * @param specimen core or surgery
     * @param stain stain
     * @param magnification magnification
     * @param mediaType media type
     * @param sha256 SHA-256
     * @param bytes size, bytes
     */
    public record Attached(
            CoreId core,
            int number,
            String specimen,
            String stain,
            double magnification,
            String mediaType,
            String sha256,
            long bytes) {
        static Attached of(Row r) {
            return new Attached(
                    CoreId.of(r),
                    r.whole("image_no").orElseThrow(),
                    r.text("specimen").orElseThrow(),
                    r.text("stain").orElseThrow(),
                    r.real("magnification").orElseThrow(),
                    r.text("media_type").orElseThrow(),
                    r.text("image_sha256").orElseThrow(),
                    (Long) r.value("size_bytes").orElseThrow());
        }

        /** Name of the file in the folder. */
        String fileName() {
            for (HistologyFormat f : HistologyFormat.values()) {
                if (f.mediaType().equals(mediaType)) {
                    return sha256 + "." + f.ending();
                }
            }
            throw new IllegalStateException("Not in the dictionary: " + mediaType);
        }
    }

    /**
     * Attaches a picture: opens it, copies it into the folder and enters it. The file is on disk before its row is.
     *
     * @param file JPEG, PNG, TIFF or SVS
     * @param core core of the store
     * @param specimen core or surgery
     * @param stain stain, such as HE
     * @param magnification such as 200
     * @return the picture; its old number if it was entered before and only its file was missing
     * @throws ProblemException if the file is no such picture, the core is not known, or the picture is attached already
     */
    public Attached attach(Path file, CoreId core, String specimen, String stain, double magnification)
            throws ProblemException {
        HistologyFormat.Opened opened = HistologyFormat.open(file);
        HistologyImage image = HistologyImage.attach(Path.of(""), file.toString(), stain, magnification);
        Attached made = new Attached(
                core,
                1,
                specimen,
                image.stain(),
                magnification,
                opened.format().mediaType(),
                image.sha256(),
                image.bytes());
        requireKnown(core);
        boolean wasMissing = !Files.exists(folder.resolve(made.fileName()));
        keep(file, image, folder.resolve(made.fileName()));
        return store.change(t -> {
            List<Row> there =
                    t.rows(TABLE, List.of("case_id", "core_no"), List.of(core.caseId(), (long) core.coreNo()));
            int number = 1;
            for (Row r : there) {
                if (r.text("image_sha256").equals(Optional.of(made.sha256()))) {
                    if (wasMissing) {
                        return Attached.of(r);
                    }
                    throw new ProblemException(StoreProblem.KNOWN_ALREADY, "this picture of", core);
                }
                number = Math.max(number, r.whole("image_no").orElseThrow() + 1);
            }
            Row row = CheckedRow.of("histology_image")
                    .set(core)
                    .set("image_no", number)
                    .set("specimen", specimen)
                    .set("stain", made.stain())
                    .set("magnification", magnification)
                    .set("media_type", made.mediaType())
                    .set("width_px", (Object) opened.widthPx())
                    .set("height_px", (Object) opened.heightPx())
                    .set("size_bytes", (Object) made.bytes())
                    .set("image_sha256", made.sha256())
                    .set("attached_at", Instant.now())
                    .checked(core.toString());
            t.insert(row);
            return Attached.of(row);
        });
    }

    private void requireKnown(CoreId core) throws ProblemException {
        boolean known =
                store.look(t -> t.row(DataDictionary.table("core"), List.of(core.caseId(), (long) core.coreNo()))
                        .isPresent());
        if (!known) {
            throw new ProblemException(StoreProblem.UNKNOWN, "core", core);
        }
    }

    /** Copies a file in, complete or not at all. */
    private void keep(Path file, HistologyImage image, Path place) throws ProblemException {
        if (Files.exists(place)) {
            return;
        }
        Path staging = folder.resolve("." + UUID.randomUUID());
        try {
            Files.createDirectories(folder);
            Files.copy(file, staging);
            try (FileChannel channel = FileChannel.open(staging, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            // The original may have changed while it was copied.
            new HistologyImage(staging.toString(), image.sha256(), image.bytes(), image.stain(), image.magnification())
                    .requireUnchanged(Path.of(""));
            Files.move(staging, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new ProblemException(e, StoreProblem.NOT_WRITABLE, place, AtomicFolder.reason(e));
        } finally {
            try {
                Files.deleteIfExists(staging);
            } catch (IOException e) {
                org.slf4j.LoggerFactory.getLogger(HistologyImages.class).warn("Could not remove {}", staging, e);
            }
        }
    }

    /**
     * All pictures.
     *
     * @return in the order of case, core and number
     * @throws ProblemException if the database fails
     */
    public List<Attached> all() throws ProblemException {
        return store.look(t -> t.rows(TABLE)).stream().map(Attached::of).toList();
    }

    /**
     * Whether the file of a picture is in the folder, by its size.
     *
     * @param image picture
     * @return "present", "missing" or "altered"
     */
    public String state(Attached image) {
        Path file = folder.resolve(image.fileName());
        try {
            return !Files.exists(file) ? "missing" : Files.size(file) == image.bytes() ? "present" : "altered";
        } catch (IOException e) {
            return "missing";
        }
    }

    /**
     * Copies pictures out under telling names, such as {@code C017-core1-2-HE.png}; each is checked against its hash.
     *
     * @param caseId only those of this case; empty for all
     * @param out output folder
     * @return names of the files
     * @throws ProblemException if a file is missing or no longer the one that was attached
     */
    public List<String> export(Optional<String> caseId, AtomicFolder out) throws ProblemException {
        List<String> names = new ArrayList<>();
        for (Attached a : all()) {
            if (caseId.isPresent() && !caseId.get().equals(a.core().caseId())) {
                continue;
            }
            Path file = folder.resolve(a.fileName());
            new HistologyImage(file.toString(), a.sha256(), a.bytes(), a.stain(), a.magnification())
                    .requireUnchanged(Path.of(""));
            String name =
                    (a.core().caseId() + "-" + a.specimen() + a.core().coreNo() + "-" + a.number() + "-" + a.stain())
                                    .replaceAll("[^\\p{L}\\p{N}._-]+", "_")
                            + a.fileName().substring(a.sha256().length());
            // Case names that differ only in signs would meet here.
            String unique = names.contains(name) ? a.sha256().substring(0, 12) + "-" + name : name;
            Path copy = out.file(unique);
            try {
                Files.copy(file, copy);
            } catch (IOException e) {
                throw new ProblemException(e, StoreProblem.NOT_WRITABLE, copy.getFileName(), AtomicFolder.reason(e));
            }
            names.add(unique);
        }
        return names;
    }
}
