package org.needlepoint.dicom;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.IntPredicate;

/**
 * What this program needs of a DICOM library: parse and write a data set. The file's head, pixel data and everything
 * with a clinical meaning are dealt with on {@link DataSet}s by {@link DicomReader} and above, so that all toolkits give
 * the same result. Implementations hold no state and may be called from several threads.
 */
public interface DicomToolkit {

    /** System property that chooses a toolkit by {@link #name()} when several are installed. */
    String PROPERTY = "needlepoint.dicom.toolkit";

    /**
     * Name for provenance.
     *
     * @return such as {@code PixelMed}
     */
    String name();

    /**
     * Version for provenance.
     *
     * @return version of the library
     */
    String version();

    /**
     * Parses a data set and leaves the stream at the value of the element at which it stopped.
     *
     * @param in first byte of the data set, after any file meta information, inflated; neither buffered nor closed here
     * @param encoding layout
     * @param stop asked for each top-level tag, whether to stop before its value
     * @return attributes, and the element at which parsing stopped
     * @throws IOException if the bytes end early ({@link java.io.EOFException}) or are no data set
     */
    ParsedDataSet parse(InputStream in, Encoding encoding, IntPredicate stop) throws IOException;

    /**
     * Writes a file: preamble, meta information and data set. SOP Class and Instance UID are taken from the data set;
     * pixel data, if any, is its attribute (7FE0,0010), uncompressed and little endian.
     *
     * @param dataSet what to write, without group 0002
     * @param syntax {@link TransferSyntax#EXPLICIT_LE}, {@link TransferSyntax#DEFLATED} or
     *     {@link TransferSyntax#IMPLICIT_LE}
     * @param out receives the file; flushed, not closed
     * @throws IOException if the stream fails
     */
    void write(DataSet dataSet, TransferSyntax syntax, OutputStream out) throws IOException;

    /**
     * The toolkit to use: the one that the system property {@value #PROPERTY} names, else dcm4che, else PixelMed, so
     * that the same installation always takes the same one.
     *
     * @return toolkit
     * @throws IllegalStateException if none is on the class path or the named one is not
     */
    static DicomToolkit installed() {
        List<DicomToolkit> all = ServiceLoader.load(DicomToolkit.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing((DicomToolkit t) -> !t.name().equals("dcm4che"))
                        .thenComparing(DicomToolkit::name))
                .toList();
        String wanted = System.getProperty(PROPERTY);
        return all.stream()
                .filter(t -> wanted == null || t.name().equalsIgnoreCase(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No DICOM toolkit "
                        + (wanted == null ? "" : "'" + wanted + "' ") + "on the class path; there are "
                        + all.stream().map(DicomToolkit::name).toList()));
    }
}
