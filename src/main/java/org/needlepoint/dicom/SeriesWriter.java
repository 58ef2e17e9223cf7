package org.needlepoint.dicom;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.needlepoint.image.Volume;
import org.needlepoint.spectroscopy.SpectroscopyGrid;

/**
 * Writes volumes as series of CT Image Storage or MR Image Storage objects, one file a slice, and spectroscopy grids as MR
 * Spectroscopy Storage. Slices that a volume marks as absent are not written; instance numbers keep counting over them.
 */
public final class SeriesWriter {
    private static final String CT_IMAGE_STORAGE = "1.2.840.10008.5.1.4.1.1.2";
    private static final String MR_IMAGE_STORAGE = "1.2.840.10008.5.1.4.1.1.4";
    /** Stored CT value of 0 HU. */
    private static final int CT_OFFSET = 1024;

    private final DicomToolkit toolkit;
    private final TransferSyntax syntax;

    /**
     * Makes a writer.
     *
     * @param toolkit toolkit
     * @param syntax transfer syntax of every file
     */
    public SeriesWriter(DicomToolkit toolkit, TransferSyntax syntax) {
        this.toolkit = toolkit;
        this.syntax = syntax;
    }

    /**
     * Writes a CT: 12 bits stored, intercept −1024 HU. Values outside −1024 to 3071 HU are clipped, as scanners do.
     *
     * @param series header
     * @param acquisition acquisition
     * @param volume CT in HU
     * @param folder existing folder
     * @return the files, in slice order
     * @throws IOException if a file cannot be written
     */
    public List<Path> ct(SeriesHeader series, CtAcquisition acquisition, Volume volume, Path folder)
            throws IOException {
        if (!"HU".equals(volume.unit())) {
            throw new IllegalArgumentException("A CT holds HU, got '" + volume.unit() + "'");
        }
        DataSet common = Headers.series(series, "CT", volume.grid().frame())
                .text(Tags.SOP_CLASS_UID, CT_IMAGE_STORAGE)
                .text(Tags.IMAGE_TYPE, "ORIGINAL", "PRIMARY", "AXIAL")
                .number(Tags.KVP, acquisition.kilovoltage())
                .number(Tags.X_RAY_TUBE_CURRENT, acquisition.tubeCurrentMa())
                .number(Tags.EXPOSURE_TIME, acquisition.exposureTimeMs())
                .text(Tags.CONVOLUTION_KERNEL, acquisition.kernel())
                .number(Tags.GANTRY_DETECTOR_TILT, 0)
                .number(
                        Tags.RECONSTRUCTION_DIAMETER,
                        volume.grid().columns() * volume.grid().columnSpacingMm())
                .number(Tags.BITS_STORED, 12)
                .number(Tags.HIGH_BIT, 11)
                .number(Tags.RESCALE_INTERCEPT, -CT_OFFSET)
                .number(Tags.RESCALE_SLOPE, 1)
                .text(Tags.RESCALE_TYPE, "HU")
                .number(Tags.WINDOW_CENTER, 40)
                .number(Tags.WINDOW_WIDTH, 400)
                .build();
        return slices(series, common, volume, new Storage(1, CT_OFFSET, 4095), 1, folder);
    }

    /**
     * Writes MR images or a map.
     *
     * @param series header
     * @param acquisition acquisition
     * @param volume values, not negative
     * @param scale scale; stored = value / slope, rounded, at most 65535
     * @param firstInstance instance number of the first slice; a series of several volumes goes on counting
     * @param folder existing folder
     * @return the files, in slice order
     * @throws IOException if a file cannot be written
     */
    public List<Path> mr(
            SeriesHeader series,
            MrAcquisition acquisition,
            Volume volume,
            StoredScale scale,
            int firstInstance,
            Path folder)
            throws IOException {
        MrAcquisition.Contrast contrast = acquisition.contrast();
        double largest = largest(volume) / scale.slope();
        DataSet.Builder common = Headers.series(series, "MR", volume.grid().frame())
                .text(Tags.SOP_CLASS_UID, MR_IMAGE_STORAGE)
                .text(Tags.IMAGE_TYPE, contrast.imageType)
                .text(Tags.SCANNING_SEQUENCE, contrast.scanningSequence)
                .text(Tags.SEQUENCE_VARIANT, contrast.sequenceVariant)
                .text(Tags.MR_ACQUISITION_TYPE, "2D")
                .number(Tags.REPETITION_TIME, acquisition.repetitionTimeMs())
                .number(Tags.ECHO_TIME, acquisition.echoTimeMs())
                .number(Tags.ECHO_TRAIN_LENGTH, contrast.echoTrainLength)
                .number(Tags.MAGNETIC_FIELD_STRENGTH, acquisition.fieldStrengthT())
                .number(Tags.IMAGING_FREQUENCY, acquisition.imagingFrequencyMhz())
                .text(Tags.IMAGED_NUCLEUS, "1H")
                .number(Tags.NUMBER_OF_AVERAGES, acquisition.averages())
                .number(Tags.FLIP_ANGLE, 90)
                .number(Tags.SPACING_BETWEEN_SLICES, volume.grid().sliceSpacingMm())
                .number(Tags.BITS_STORED, 16)
                .number(Tags.HIGH_BIT, 15)
                .number(Tags.WINDOW_CENTER, Math.max(1, Math.rint(largest / 2)))
                .number(Tags.WINDOW_WIDTH, Math.max(1, Math.rint(largest)));
        if (contrast.scanOptions.isEmpty()) {
            common.text(Tags.SCAN_OPTIONS);
        } else {
            common.text(Tags.SCAN_OPTIONS, contrast.scanOptions);
        }
        acquisition.bValue().ifPresent(b -> common.number(Tags.DIFFUSION_B_VALUE, b));
        state(scale, common);
        return slices(series, common.build(), volume, new Storage(scale.slope(), 0, 65535), firstInstance, folder);
    }

    private static void state(StoredScale scale, DataSet.Builder common) {
        switch (scale.statement()) {
            case NONE -> {}
            case RESCALE ->
                common.number(Tags.RESCALE_INTERCEPT, 0)
                        .number(Tags.RESCALE_SLOPE, scale.statedSlope())
                        .text(Tags.RESCALE_TYPE, scale.unit());
            case REAL_WORLD_VALUE -> {
                DataSet unit = DataSet.builder()
                        .text(Tags.CODE_VALUE, scale.unit())
                        .text(Tags.CODING_SCHEME_DESIGNATOR, "UCUM")
                        .text(Tags.CODE_MEANING, scale.unit())
                        .build();
                common.items(
                        Tags.REAL_WORLD_VALUE_MAPPING_SEQUENCE,
                        DataSet.builder()
                                .number(Tags.REAL_WORLD_VALUE_FIRST_VALUE_MAPPED, 0)
                                .number(Tags.REAL_WORLD_VALUE_LAST_VALUE_MAPPED, 65535)
                                .number(Tags.REAL_WORLD_VALUE_INTERCEPT, 0)
                                .number(Tags.REAL_WORLD_VALUE_SLOPE, scale.statedSlope())
                                .text(Tags.LUT_LABEL, "ADC")
                                .text(WrittenTags.LUT_EXPLANATION, "Apparent diffusion coefficient")
                                .items(Tags.MEASUREMENT_UNITS_CODE_SEQUENCE, unit)
                                .build());
            }
        }
    }

    private static double largest(Volume volume) {
        double largest = 0;
        for (int i = 0; i < volume.grid().voxels(); i++) {
            largest = Math.max(largest, volume.value(i));
        }
        return largest;
    }

    /**
     * Writes spectroscopy as one object.
     *
     * @param series header
     * @param repetitionTimeMs TR, ms
     * @param fieldStrengthT static field, T
     * @param spectra signals
     * @param folder existing folder
     * @return the file
     * @throws IOException if it cannot be written
     */
    public Path spectroscopy(
            SeriesHeader series, double repetitionTimeMs, double fieldStrengthT, SpectroscopyGrid spectra, Path folder)
            throws IOException {
        Path file = folder.resolve("MRS0001.dcm");
        write(SpectroscopyObject.of(series, repetitionTimeMs, fieldStrengthT, spectra), file);
        return file;
    }

    /** stored = value / slope + offset, rounded, from 0 to the highest. */
    private record Storage(double slope, int offset, int highest) {
        short of(double value) {
            return (short) Math.max(0, Math.min(highest, Math.round(value / slope) + offset));
        }
    }

    private List<Path> slices(
            SeriesHeader series, DataSet common, Volume volume, Storage storage, int firstInstance, Path folder)
            throws IOException {
        List<Path> files = new ArrayList<>();
        int n = volume.grid().columns() * volume.grid().rows();
        String modality = common.text(Tags.MODALITY).orElseThrow();
        for (int slice = 0; slice < volume.grid().slices(); slice++) {
            if (!volume.isPresent(slice)) {
                continue;
            }
            ByteBuffer pixels = ByteBuffer.allocate(2 * n).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < n; i++) {
                pixels.putShort(storage.of(volume.value(slice * n + i)));
            }
            DataSet image = common.toBuilder()
                    .all(Headers.image(series, volume.grid(), slice, firstInstance + slice))
                    .bytes(Tags.PIXEL_DATA, pixels.array())
                    .build();
            Path file = folder.resolve(modality + Headers.fourDigits(firstInstance + slice) + ".dcm");
            write(image, file);
            files.add(file);
        }
        return files;
    }

    private void write(DataSet dataSet, Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            toolkit.write(dataSet, syntax, out);
        }
    }
}
