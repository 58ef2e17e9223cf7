package org.needlepoint.dicom;

import java.util.List;

/** Receives a data set's attributes in their forms. */
public interface DataSetVisitor {
    /**
     * Text values.
     *
     * @param tag tag number
     * @param vr representation
     * @param values values
     */
    void texts(int tag, Vr vr, String[] values);

    /**
     * Whole numbers; for AT, tags.
     *
     * @param tag tag number
     * @param vr representation
     * @param values values
     */
    void integers(int tag, Vr vr, long[] values);

    /**
     * Floating-point numbers.
     *
     * @param tag tag number
     * @param vr representation
     * @param values values
     */
    void doubles(int tag, Vr vr, double[] values);

    /**
     * Bytes, little endian.
     *
     * @param tag tag number
     * @param vr representation
     * @param bytes bytes, not to be modified
     */
    void bytes(int tag, Vr vr, byte[] bytes);

    /**
     * A sequence.
     *
     * @param tag tag number
     * @param items items
     */
    void items(int tag, List<DataSet> items);
}
