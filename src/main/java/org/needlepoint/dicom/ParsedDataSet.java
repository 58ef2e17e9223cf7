package org.needlepoint.dicom;

import java.util.Objects;

/**
 * What a toolkit made of a data set's bytes.
 *
 * @param dataSet attributes before the element at which it stopped
 * @param stop head of the element at which it stopped, the stream standing at the first byte of its value; null if the
 *     data set ended
 */
public record ParsedDataSet(DataSet dataSet, ElementHead stop) {

    /** Makes a result. */
    public ParsedDataSet {
        Objects.requireNonNull(dataSet, "dataSet");
    }

    /**
     * Tag, representation and length of an element.
     *
     * @param tag tag number
     * @param vr representation; {@link Vr#OW} for pixel data of an implicit data set
     * @param length bytes; −1 for undefined length
     */
    public record ElementHead(int tag, Vr vr, long length) {}
}
