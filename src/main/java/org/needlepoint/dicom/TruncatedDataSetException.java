package org.needlepoint.dicom;

import java.io.EOFException;

/** A data set that ends early, with what could be read of it: enough, mostly, to say to which series it belongs. */
public final class TruncatedDataSetException extends EOFException {
    private static final long serialVersionUID = 1L;

    private final transient DataSet partial;

    /**
     * Makes the exception.
     *
     * @param partial attributes read before the end
     * @param cause what the toolkit said
     */
    public TruncatedDataSetException(DataSet partial, Throwable cause) {
        super(String.valueOf(cause.getMessage()));
        initCause(cause);
        this.partial = partial;
    }

    /**
     * What could be read.
     *
     * @return attributes before the end
     */
    public DataSet partial() {
        return partial;
    }
}
