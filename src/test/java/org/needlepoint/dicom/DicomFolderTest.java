package org.needlepoint.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.work.CancelledException;
import org.needlepoint.work.Progress;

/** What may be given: folders, zips, media directories, single files, and what is none of these. */
class DicomFolderTest {
    private static final double[] HEIGHTS = {0, 5, 10};

    @TempDir
    Path folder;

    private static void assertRefused(Path path, DicomProblem problem, String text) {
        assertThatThrownBy(() -> SharedData.read(path)).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problem()).isEqualTo(problem);
            assertThat(e).hasMessageContaining(text);
            assertThat(e.remedy()).isNotBlank();
        });
    }

    @Test
    void what_is_no_case_is_refused_by_name() throws Exception {
        assertRefused(folder.resolve("absent"), DicomProblem.PATH_MISSING, "absent");
        assertRefused(folder, DicomProblem.FOLDER_EMPTY, folder.toString());
        Files.writeString(folder.resolve("readme.txt"), "not DICOM");
        Files.write(folder.resolve("empty"), new byte[0]);
        assertRefused(folder, DicomProblem.NO_DICOM, "None of the 2 files");
        assertRefused(folder.resolve("empty"), DicomProblem.NO_DICOM, "empty");
    }

    @Test
    void other_files_among_good_ones_are_named_and_do_no_harm() throws Exception {
        SyntheticSlice.writeMr(folder.resolve("deep/deeper"), HEIGHTS, b -> b);
        Files.writeString(folder.resolve("notes.txt"), "AB".repeat(100));
        Files.writeString(folder.resolve(".hidden"), "x");
        Inventory inventory = SharedData.read(folder);
        assertThat(SyntheticSlice.only(inventory).slices()).isEqualTo(3);
        assertThat(inventory.notes()).extracting(FileNote::file).containsExactly("notes.txt");
        assertThat(inventory.toolkit()).matches("(PixelMed|dcm4che) .*\\d.*");
    }

    @Test
    void a_zip_is_read_like_a_folder() throws Exception {
        SyntheticSlice.writeMr(folder, HEIGHTS, b -> b);
        Path zip = folder.resolve("case.zip");
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream entries = new ZipOutputStream(out)) {
            for (int i = 0; i < HEIGHTS.length; i++) {
                entries.putNextEntry(new ZipEntry("study/IM" + i));
                entries.write(Files.readAllBytes(folder.resolve("IM" + i)));
                Files.delete(folder.resolve("IM" + i));
            }
        }
        for (Path given : new Path[] {zip, folder}) {
            Inventory inventory = SharedData.read(given);
            Inventory.Loaded<org.needlepoint.image.Volume> loaded =
                    inventory.volume(SyntheticSlice.only(inventory), Progress.NONE);
            assertThat(loaded.value().value(0, 0, 2)).isEqualTo(102);
            assertThat(loaded.inputs()).extracting(InputObject::file).allMatch(f -> f.startsWith("case.zip!study/IM"));
        }
    }

    @Test
    void a_damaged_zip_is_refused() throws Exception {
        Files.write(folder.resolve("case.zip"), new byte[] {'P', 'K', 3, 4, 9, 9, 9});
        assertRefused(folder.resolve("case.zip"), DicomProblem.PATH_UNREADABLE, "damaged zip");
    }

    @Test
    void a_media_directory_names_its_files() throws Exception {
        SyntheticSlice.writeMr(folder.resolve("images"), HEIGHTS, b -> b);
        DataSet.Builder directory = DataSet.builder()
                .text(Tags.SOP_CLASS_UID, "1.2.840.10008.1.3.10")
                .text(Tags.SOP_INSTANCE_UID, "1.2.3");
        DataSet[] records = new DataSet[4];
        for (int i = 0; i < 4; i++) {
            records[i] = DataSet.builder()
                    .text(Tags.DIRECTORY_RECORD_TYPE, "IMAGE")
                    .text(Tags.REFERENCED_FILE_ID, "IMAGES", "IM" + i)
                    .build();
        }
        SyntheticSlice.write(
                folder,
                "DICOMDIR",
                directory.items(Tags.DIRECTORY_RECORD_SEQUENCE, records).build());
        Inventory inventory = SharedData.read(folder.resolve("DICOMDIR"));
        assertThat(SyntheticSlice.only(inventory).slices()).isEqualTo(3);
        assertThat(inventory.notes())
                .extracting(FileNote::text)
                .containsExactly("is listed in the DICOMDIR but absent");
        // The folder as a whole gives the same series.
        assertThat(SyntheticSlice.only(SharedData.read(folder)).slices()).isEqualTo(3);
    }

    @Test
    void reading_can_be_cancelled() throws Exception {
        SyntheticSlice.writeMr(folder, HEIGHTS, b -> b);
        Progress stop = new Progress() {
            @Override
            public void report(double fraction, String step) {}

            @Override
            public void stopIfCancelled() {
                throw new CancelledException();
            }
        };
        assertThatThrownBy(() -> new DicomFolder(DicomToolkit.installed()).read(folder, stop))
                .isInstanceOf(CancelledException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "SE, 4000, 80, , , , T2",
        "SE, 4000, 80, FS, , , T2_FS",
        "SE, 4000, 80, SFS, , , T2_FS",
        "SE, 4000, 80, , t2_tse_tra_fs, , T2_FS",
        "SE, 4000, 80, , T2 TSE SPAIR tra, , T2_FS",
        "SE, 4000, 80, , T2W fettgesättigt, , T2_FS",
        "SE, 4000, 80, , T2 tse no fs, , T2",
        "SE, 4000, 80, , t2_tse_dixon_tra_W, , T2_FS",
        "SE, 600, 12, , , , T1",
        "SE, 600, 12, FS, t1_tse_fs KM, , T1",
        "GR, 7, 2.4, , VIBE, , T1",
        "SE, 5000, 40, , , 160, T2_FS",
        "IR, 4500, 60, , tirm cor, 220, T2_FS",
        "SE, 3000, 20, , , , OTHER",
        "EP, 3000, 30, , bold, , OTHER",
        "EP, 4000, 70, FS, ep2d_diff, , DWI",
        "EP, 4000, 70, FS, ep2d_diff_ADC, , ADC",
        "EP, 4000, 70, FS, Diffusionsgewichtet CDA, , ADC",
        "EP, 4000, 70, FS, ep2d_diff eADC, , DIFFUSION_DERIVED",
        "SE, 20, 5, , Localizer, , LOCALIZER"
    })
    void roles_of_mr_series(
            String sequence, double tr, double te, String options, String description, Double ti, SeriesRole role)
            throws Exception {
        SyntheticSlice.writeMr(folder, HEIGHTS, b -> {
            b.text(Tags.SCANNING_SEQUENCE, sequence)
                    .number(Tags.REPETITION_TIME, tr)
                    .number(Tags.ECHO_TIME, te)
                    .text(Tags.SERIES_DESCRIPTION, description == null ? "" : description)
                    .text(Tags.SCAN_OPTIONS, options == null ? "" : options);
            return ti == null ? b : b.number(Tags.INVERSION_TIME, ti);
        });
        ImageStack stack = SyntheticSlice.only(SharedData.read(folder));
        assertThat(stack.role()).as(stack.roleReason()).isEqualTo(role);
        assertThat(stack.roleReason()).isNotBlank();
    }
}
