package org.needlepoint.dicom;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** A small axial slice whose attributes a test changes one by one. */
final class SyntheticSlice {
    static final int ROWS = 4;
    static final int COLUMNS = 6;
    private static final DicomToolkit TOOLKIT = DicomToolkit.installed();

    private SyntheticSlice() {}

    /** An MR slice at a height, every pixel of one value. */
    static DataSet.Builder mr(int number, double z, int value) {
        return slice("MR", "1.2.840.10008.5.1.4.1.1.4", number, z, value)
                .text(Tags.IMAGE_TYPE, "ORIGINAL", "PRIMARY", "M")
                .text(Tags.SCANNING_SEQUENCE, "SE")
                .number(Tags.REPETITION_TIME, 4000)
                .number(Tags.ECHO_TIME, 80);
    }

    /** A CT slice at a height, every pixel of one stored value, 1024 above its Hounsfield units. */
    static DataSet.Builder ct(int number, double z, int value) {
        return slice("CT", "1.2.840.10008.5.1.4.1.1.2", number, z, value)
                .text(Tags.IMAGE_TYPE, "ORIGINAL", "PRIMARY", "AXIAL")
                .number(Tags.RESCALE_SLOPE, 1)
                .number(Tags.RESCALE_INTERCEPT, -1024);
    }

    private static DataSet.Builder slice(String modality, String sopClass, int number, double z, int value) {
        return DataSet.builder()
                .text(Tags.SOP_CLASS_UID, sopClass)
                .text(Tags.SOP_INSTANCE_UID, "1.2.826.0.1.3680043.2.1." + number)
                .text(Tags.MODALITY, modality)
                .text(Tags.PATIENT_ID, "P1")
                .text(Tags.PATIENT_NAME, "Doe^Jane")
                .text(Tags.STUDY_INSTANCE_UID, "1.2.826.0.1.3680043.2.2")
                .text(Tags.SERIES_INSTANCE_UID, "1.2.826.0.1.3680043.2.3")
                .number(Tags.SERIES_NUMBER, 4)
                .number(Tags.INSTANCE_NUMBER, number)
                .text(Tags.FRAME_OF_REFERENCE_UID, "1.2.826.0.1.3680043.2.5")
                .number(Tags.IMAGE_POSITION, -10, -20, z)
                .number(Tags.IMAGE_ORIENTATION, 1, 0, 0, 0, 1, 0)
                .number(Tags.PIXEL_SPACING, 2, 1)
                .number(Tags.SLICE_THICKNESS, 4)
                .number(Tags.ROWS, ROWS)
                .number(Tags.COLUMNS, COLUMNS)
                .number(Tags.SAMPLES_PER_PIXEL, 1)
                .text(Tags.PHOTOMETRIC_INTERPRETATION, "MONOCHROME2")
                .number(Tags.BITS_ALLOCATED, 16)
                .number(Tags.BITS_STORED, 16)
                .number(Tags.HIGH_BIT, 15)
                .number(Tags.PIXEL_REPRESENTATION, 0)
                .bytes(Tags.PIXEL_DATA, pixels(ROWS * COLUMNS, value));
    }

    /** Little-endian pixels of one value. */
    static byte[] pixels(int count, int value) {
        ByteBuffer out = ByteBuffer.allocate(2 * count).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            out.putShort((short) value);
        }
        return out.array();
    }

    static Path write(Path folder, String name, DataSet d) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            TOOLKIT.write(d, TransferSyntax.EXPLICIT_LE, out);
        }
        return file;
    }

    /** Writes MR slices at heights, each changed by the test. */
    static void writeMr(Path folder, double[] heights, UnaryOperator<DataSet.Builder> change) throws IOException {
        for (int i = 0; i < heights.length; i++) {
            write(folder, "IM" + i, change.apply(mr(i + 1, heights[i], 100 + i)).build());
        }
    }

    /** The only stack of a folder with one series. */
    static ImageStack only(Inventory inventory) {
        if (inventory.series().size() != 1 || inventory.series().get(0).stacks().size() != 1) {
            throw new AssertionError(
                    "Not one stack: " + Inspection.of(inventory).lines());
        }
        return inventory.series().get(0).stacks().get(0);
    }
}
