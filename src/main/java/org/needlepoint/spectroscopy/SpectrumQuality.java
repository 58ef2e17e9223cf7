package org.needlepoint.spectroscopy;

/** What the quality gate says of a spectrum. */
public enum SpectrumQuality {
    /** Good. */
    PASS,
    /** Usable with care. */
    CAUTION,
    /** Not to be relied on. */
    REJECT;

    /**
     * The worse of two.
     *
     * @param other other
     * @return worse
     */
    public SpectrumQuality worse(SpectrumQuality other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
