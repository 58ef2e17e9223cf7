package org.needlepoint.cohort.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.needlepoint.casefile.AtomicFolder;
import org.needlepoint.pathology.PathologyProblem;
import org.needlepoint.problem.Problem;
import org.needlepoint.problem.ProblemException;

/** Pictures go in and come out as they were; what was changed or lost is noticed. */
class HistologyImagesTest {
    private static final CoreId CORE = new CoreId("C01", 1);

    @TempDir
    private Path folder;

    private Path picture(String name, int colour) throws IOException {
        BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        image.setRGB(3, 4, colour);
        Path file = folder.resolve(name);
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    private Path images() {
        return folder.resolve("images");
    }

    private HistologyImages of(CohortStore store) throws ProblemException {
        return HistologyImages.of(store, Optional.of(images()));
    }

    private interface Act {
        void run() throws Exception;
    }

    private static void refuses(Problem problem, Act act) {
        ProblemException e = catchThrowableOfType(ProblemException.class, act::run);
        assertThat(e).isNotNull();
        assertThat(e.problem()).isEqualTo(problem);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_picture_goes_in_and_comes_out_the_same(Dialect dialect) throws Exception {
        Path he = picture("slide of Mr X.png", 1);
        try (CohortStore store = Stores.on(dialect, folder)) {
            Stores.addCases(store, 2);
            HistologyImages images = of(store);
            HistologyImages.Attached first = images.attach(he, CORE, "core", "HE", 200);
            HistologyImages.Attached second = images.attach(picture("b.png", 2), CORE, "surgery", "Ki-67", 400);
            assertThat(first.number()).isEqualTo(1);
            assertThat(second.number()).isEqualTo(2);
            assertThat(images.all()).containsExactly(first, second);
            assertThat(first.bytes()).isEqualTo(Files.size(he));
            // Names of files may name patients and are not kept.
            assertThat(files(images()))
                    .extracting(f -> f.getFileName().toString())
                    .containsExactlyInAnyOrder(first.sha256() + ".png", second.sha256() + ".png");
            Row row = store.look(t -> t.rows(DataDictionary.table("histology_image")))
                    .get(0);
            assertThat(row.whole("width_px")).hasValue(40);
            assertThat(row.whole("height_px")).hasValue(30);
            try (AtomicFolder out = AtomicFolder.open(folder.resolve("out"))) {
                assertThat(images.export(Optional.of("C01"), out))
                        .containsExactly("C01-core1-1-HE.png", "C01-surgery1-2-Ki-67.png");
                out.commit();
            }
            assertThat(folder.resolve("out/C01-core1-1-HE.png")).hasSameBinaryContentAs(he);
            // Every change is in the trail.
            assertThat(StoreListing.trail(store)).anyMatch(l -> l.contains("histology_image") && l.contains("insert"));
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void what_cannot_be_is_refused_and_nothing_remains(Dialect dialect) throws Exception {
        try (CohortStore store = Stores.on(dialect, folder)) {
            Stores.addCases(store, 1);
            HistologyImages images = of(store);
            Path file = picture("a.png", 1);
            refuses(StoreProblem.UNKNOWN, () -> images.attach(file, new CoreId("C77", 1), "core", "HE", 200));
            refuses(PathologyProblem.IMAGE_NOT_DESCRIBED, () -> images.attach(file, CORE, "core", " ", 200));
            refuses(PathologyProblem.IMAGE_NOT_DESCRIBED, () -> images.attach(file, CORE, "core", "HE", 0));
            refuses(
                    PathologyProblem.IMAGE_UNREADABLE,
                    () -> images.attach(Files.writeString(folder.resolve("t.png"), "text"), CORE, "core", "HE", 200));
            assertThat(images()).doesNotExist();
            images.attach(file, CORE, "core", "HE", 200);
            refuses(StoreProblem.KNOWN_ALREADY, () -> images.attach(file, CORE, "core", "HE", 200));
            assertThat(images.all()).hasSize(1);
            assertThat(files(images())).hasSize(1);
        }
    }

    @Test
    void a_lost_or_altered_file_is_noticed_and_can_be_put_back() throws Exception {
        try (CohortStore store = Stores.sqlite(folder, "s.sqlite")) {
            Stores.addCases(store, 1);
            HistologyImages images = of(store);
            Path original = picture("a.png", 1);
            HistologyImages.Attached a = images.attach(original, CORE, "core", "HE", 200);
            assertThat(images.state(a)).isEqualTo("present");
            Path kept = images().resolve(a.sha256() + ".png");
            byte[] bytes = Files.readAllBytes(kept);
            bytes[bytes.length - 1] ^= 1;
            Files.write(kept, bytes);
            try (AtomicFolder out = AtomicFolder.open(folder.resolve("out"))) {
                refuses(PathologyProblem.IMAGE_CHANGED, () -> images.export(Optional.empty(), out));
            }
            Files.write(kept, new byte[3]);
            assertThat(images.state(a)).isEqualTo("altered");
            Files.delete(kept);
            assertThat(images.state(a)).isEqualTo("missing");
            assertThat(images.attach(original, CORE, "core", "HE", 200)).isEqualTo(a);
            assertThat(images.state(a)).isEqualTo("present");
        }
    }

    @Test
    void rows_travel_by_export_and_import() throws Exception {
        try (CohortStore from = Stores.sqlite(folder, "a.sqlite");
                CohortStore to = Stores.sqlite(folder, "b.sqlite")) {
            Stores.addCases(from, 1);
            of(from).attach(picture("a.png", 1), CORE, "core", "HE", 200);
            try (AtomicFolder out = AtomicFolder.open(folder.resolve("copy"))) {
                StoreExport.toCsv(from, out);
                out.commit();
            }
            StoreImport.withDefaults().run(folder.resolve("copy"), to);
            assertThat(of(to).all()).isEqualTo(of(from).all());
            // The folder of the other store has no file yet.
            assertThat(HistologyImages.of(to, Optional.empty())
                            .state(of(to).all().get(0)))
                    .isEqualTo("missing");
        }
    }

    @Test
    void a_database_needs_a_folder() throws Exception {
        try (CohortStore store = Stores.on(Dialect.POSTGRESQL, folder)) {
            refuses(StoreProblem.IMAGES_NEEDED, () -> HistologyImages.of(store, Optional.empty()));
        }
    }
}
