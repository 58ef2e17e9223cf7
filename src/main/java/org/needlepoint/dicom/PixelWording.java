package org.needlepoint.dicom;

import org.needlepoint.wording.Wording;

/** Why pixels cannot be read. */
public enum PixelWording implements Wording {
    /** Parts: found, all. */
    FRAMES_THERE("{0} of {1} frames are there"),
    /** No parts. */
    DEFLATED_SHORT("a deflated frame ends early"),
    /** No parts. */
    DEFLATED_DAMAGED("a deflated frame is damaged"),
    /** No parts. */
    NO_PLUG_IN("the image plug-in is not on the class path"),
    /** No parts. */
    RLE_HEADER("the RLE header is cut off"),
    /** No parts. */
    RLE_OUTSIDE("the RLE segments lie outside the data"),
    /** No parts. */
    RLE_SHORT("an RLE segment ends early"),
    /** Parts: why. */
    CODESTREAM("the codestream is damaged ({0})"),
    /** Parts: width, height, bands, columns, rows. */
    DECODES_TO("it decodes to {0}×{1} with {2} bands, the header says {3}×{4}"),
    /** Parts: segments, bits. */
    RLE_SEGMENTS("{0} segments for samples of {1} bits"),
    /** Parts: program, seconds. */
    DID_NOT_FINISH("{0} did not finish within {1} s"),
    /** Parts: program. */
    INTERRUPTED("{0} was interrupted"),
    /** Parts: program, its words. */
    PROGRAM_SAYS("{0} says: {1}"),
    /** No parts. */
    NOTHING("nothing"),
    /** No parts. */
    NO_SYNTAX("no transfer syntax and no element of group 0008 after the preamble"),
    /** Parts: samples, photometric interpretation. */
    SAMPLES("{0} samples per pixel, {1}"),
    /** Parts: bits. */
    BITS("{0} bits allocated");

    private final String template;

    PixelWording(String template) {
        this.template = template;
    }

    @Override
    public String template() {
        return template;
    }
}
