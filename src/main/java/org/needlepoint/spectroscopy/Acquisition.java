package org.needlepoint.spectroscopy;

/**
 * How a spectroscopic signal was acquired.
 *
 * @param transmitterFrequencyHz frequency of the transmitter, Hz (about 127.7e6 at 3 T)
 * @param dwellTimeS time between complex samples, s; the reciprocal of the spectral width
 * @param points complex samples per signal
 * @param echoTimeS echo time, s
 * @param referencePpm chemical shift of the transmitter frequency, ppm (4.7 when centred on water)
 */
public record Acquisition(
        double transmitterFrequencyHz, double dwellTimeS, int points, double echoTimeS, double referencePpm) {

    /**
     * Makes an acquisition.
     *
     * @throws IllegalArgumentException if a quantity that must be positive is not
     */
    public Acquisition {
        if (!(transmitterFrequencyHz > 0) || !(dwellTimeS > 0) || points < 1 || !(echoTimeS >= 0)) {
            throw new IllegalArgumentException("Unusable acquisition: transmitter " + transmitterFrequencyHz
                    + " Hz, dwell time " + dwellTimeS + " s, " + points + " points, echo time " + echoTimeS + " s");
        }
    }

    /**
     * Frequency of a chemical shift relative to the transmitter.
     *
     * @param ppm chemical shift, ppm
     * @return offset, Hz
     */
    public double offsetHz(double ppm) {
        return (ppm - referencePpm) * transmitterFrequencyHz * 1e-6;
    }

    /**
     * Chemical shift of a frequency relative to the transmitter.
     *
     * @param offsetHz offset, Hz
     * @return chemical shift, ppm
     */
    public double ppm(double offsetHz) {
        return referencePpm + offsetHz / (transmitterFrequencyHz * 1e-6);
    }
}
