package org.needlepoint.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.needlepoint.problem.ProblemException;

/** What every toolkit must do. One subclass per adapter. */
public abstract class DicomToolkitContract {
    private static final Tag PRIVATE_CREATOR = new Tag(0x00190010, Vr.LO, "Private Creator");
    private static final Tag PRIVATE_TEXT = new Tag(0x0019100c, Vr.IS, "B value");
    private static final Tag PRIVATE_BYTES = new Tag(0x00191010, Vr.UN, "Unknown");

    /**
     * The toolkit under test.
     *
     * @return toolkit
     */
    protected abstract DicomToolkit toolkit();

    private DicomReader reader() {
        return new DicomReader(toolkit());
    }

    private static DataSet example(byte[] pixels) {
        DataSet item = DataSet.builder()
                .number(Tags.DIFFUSION_B_VALUE, 799.5)
                .items(
                        Tags.DIFFUSION_GRADIENT_DIRECTION_SEQUENCE,
                        DataSet.builder()
                                .number(Tags.DIFFUSION_GRADIENT_ORIENTATION, 0.6, -0.8, 0)
                                .build())
                .build();
        return DataSet.builder()
                .text(Tags.SPECIFIC_CHARACTER_SET, "ISO_IR 192")
                .text(Tags.IMAGE_TYPE, "ORIGINAL", "PRIMARY", "M")
                .text(Tags.SOP_CLASS_UID, "1.2.840.10008.5.1.4.1.1.4")
                .text(Tags.SOP_INSTANCE_UID, "1.2.826.0.1.3680043.10.1.1")
                .text(Tags.PATIENT_NAME, "Schenkel^Jürgen")
                .text(Tags.PATIENT_ID, "NP-1")
                .text(Tags.ACCESSION_NUMBER)
                .number(Tags.IMAGE_POSITION, -123.456789, 0.1, 1e-7)
                .number(Tags.INSTANCE_NUMBER, 7)
                .number(Tags.ROWS, 3)
                .number(Tags.COLUMNS, 5)
                .number(Tags.BITS_ALLOCATED, 16)
                .number(Tags.SPECTROSCOPY_ACQUISITION_DATA_COLUMNS, 3e9)
                .number(Tags.CHEMICAL_SHIFT_REFERENCE, 4.7)
                .tags(Tags.DIMENSION_INDEX_POINTER, Tags.IN_STACK_POSITION_NUMBER, Tags.PIXEL_DATA)
                .items(Tags.MR_DIFFUSION_SEQUENCE, item, DataSet.EMPTY)
                .text(PRIVATE_CREATOR, "SIEMENS MR HEADER")
                .text(PRIVATE_TEXT, "800")
                .bytes(PRIVATE_BYTES, new byte[] {1, 2, 3, 4})
                .bytes(new Tag(0x60003000, Vr.OW, "Overlay Data"), new byte[] {5, 6})
                .bytes(Tags.PIXEL_DATA, pixels)
                .build();
    }

    private static byte[] pixels() {
        byte[] pixels = new byte[30];
        new Random(5).nextBytes(pixels);
        return pixels;
    }

    private byte[] written(TransferSyntax syntax) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        toolkit().write(example(pixels()), syntax, out);
        return out.toByteArray();
    }

    @Test
    void it_names_itself_and_its_version() {
        assertThat(toolkit().name()).isNotBlank();
        assertThat(toolkit().version()).matches(".*\\d.*");
    }

    @ParameterizedTest
    @EnumSource(names = {"EXPLICIT_LE", "DEFLATED", "IMPLICIT_LE"})
    void what_is_written_is_read_again(TransferSyntax syntax) throws Exception {
        DicomObject object = reader().read(written(syntax), "example");
        DataSet read = object.dataSet();
        assertThat(object.transferSyntaxUid()).isEqualTo(syntax.uid());
        assertThat(read.texts(Tags.IMAGE_TYPE)).containsExactly("ORIGINAL", "PRIMARY", "M");
        assertThat(read.text(Tags.PATIENT_NAME)).contains("Schenkel^Jürgen");
        assertThat(read.has(Tags.ACCESSION_NUMBER)).isFalse();
        assertThat(read.numbers(Tags.IMAGE_POSITION)).containsExactly(-123.456789, 0.1, 1e-7);
        assertThat(read.integer(Tags.INSTANCE_NUMBER)).hasValue(7);
        assertThat(read.integer(Tags.COLUMNS)).hasValue(5);
        assertThat(read.number(Tags.SPECTROSCOPY_ACQUISITION_DATA_COLUMNS)).hasValue(3e9);
        assertThat(read.number(Tags.CHEMICAL_SHIFT_REFERENCE)).hasValue(4.7);
        assertThat(read.numbers(Tags.DIMENSION_INDEX_POINTER))
                .containsExactly(Tags.IN_STACK_POSITION_NUMBER.number(), Tags.PIXEL_DATA.number());
        List<DataSet> items = read.items(Tags.MR_DIFFUSION_SEQUENCE);
        assertThat(items).hasSize(2);
        assertThat(items.get(0).number(Tags.DIFFUSION_B_VALUE)).hasValue(799.5);
        assertThat(items.get(0)
                        .item(Tags.DIFFUSION_GRADIENT_DIRECTION_SEQUENCE)
                        .numbers(Tags.DIFFUSION_GRADIENT_ORIENTATION))
                .containsExactly(0.6, -0.8, 0);
        Tag b = read.privateTag("SIEMENS MR HEADER", 0x0019, 0x0c, Vr.IS).orElseThrow();
        assertThat(read.number(b)).hasValue(800);
        assertThat(read.privateTag("siemens mr header", 0x0019, 0x0d, Vr.IS)).isEmpty();
        assertThat(read.bytes(PRIVATE_BYTES)).hasValue(new byte[] {1, 2, 3, 4});
        PixelData.Native data = (PixelData.Native) object.pixels().orElseThrow();
        assertThat(data.bytes()).isEqualTo(pixels());
        assertThat(data.bigEndian()).isFalse();
    }

    @Test
    void a_header_ends_before_the_pixels_and_says_where_they_are() throws Exception {
        byte[] file = written(TransferSyntax.EXPLICIT_LE);
        DicomObject header = reader().readHeader(new ByteArrayInputStream(file), "example");
        assertThat(header.pixels()).isEmpty();
        assertThat(header.declaredPixelBytes()).hasValue(30);
        int offset = (int) header.pixelOffset().orElseThrow();
        assertThat(Arrays.copyOfRange(file, offset, offset + 30)).isEqualTo(pixels());
        assertThat(header.dataSet().integer(Tags.ROWS)).hasValue(3);
    }

    @Test
    void a_file_without_preamble_and_meta_information_is_recognised() throws Exception {
        byte[] file = written(TransferSyntax.EXPLICIT_LE);
        int metaLength = 0;
        for (int i = 0; i < 4; i++) {
            metaLength |= (file[140 + i] & 0xff) << 8 * i;
        }
        byte[] bare = Arrays.copyOfRange(file, 144 + metaLength, file.length);
        DicomObject object = reader().read(bare, "bare");
        assertThat(object.transferSyntaxUid()).isEqualTo(TransferSyntax.EXPLICIT_LE.uid());
        assertThat(object.dataSet().text(Tags.PATIENT_ID)).contains("NP-1");
    }

    @Test
    void a_file_cut_anywhere_is_truncated_or_no_dicom_but_never_accepted() throws Exception {
        byte[] file = written(TransferSyntax.EXPLICIT_LE);
        for (int length = 0; length < file.length; length += 7) {
            byte[] cut = Arrays.copyOf(file, length);
            if (length < 132) {
                assertThatThrownBy(() -> reader().read(cut, "cut"))
                        .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem())
                                .isEqualTo(DicomProblem.NOT_DICOM));
                continue;
            }
            DicomObject read = null;
            try {
                read = reader().read(cut, "cut");
            } catch (ProblemException e) {
                assertThat(e.problem()).isIn(DicomProblem.TRUNCATED_FILE, DicomProblem.DAMAGED_FILE);
            }
            // Cut exactly between two elements: the pixels that every image must have are then missing.
            if (read != null) {
                assertThat(read.pixels()).isEmpty();
            }
        }
    }

    @Test
    void text_is_not_dicom() {
        byte[] text = "patient,adc\nNP-1,0.93\n".repeat(20).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> reader().read(text, "rows.csv")).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problem()).isEqualTo(DicomProblem.NOT_DICOM);
            assertThat(e).hasMessageContaining("rows.csv");
        });
    }
}
