package org.needlepoint.phantom;

/**
 * How a tissue looks to each scanner, at 3 T and 120 kV.
 *
 * @param hounsfield CT number, HU
 * @param hounsfieldTexture standard deviation of its smooth variation, HU
 * @param protonDensity relative to water
 * @param t1Ms longitudinal relaxation time, ms
 * @param t2Ms transverse relaxation time, ms
 * @param signalTexture relative standard deviation of the smooth variation of the MR signal
 * @param adcMm2PerS apparent diffusion coefficient, mm²/s
 * @param adcTexture relative standard deviation of its smooth variation
 * @param fatFraction share of the signal that is at the fat frequency, 0 to 1
 * @param suppressionResidual share of the fat signal that survives fat suppression, 0 to 1
 * @param choline choline signal per volume, relative to the creatine of muscle
 * @param creatine creatine signal per volume, relative to muscle
 * @param lipid mobile lipid signal per volume at 1.3 ppm, same unit
 */
public record TissueProperties(
        double hounsfield,
        double hounsfieldTexture,
        double protonDensity,
        double t1Ms,
        double t2Ms,
        double signalTexture,
        double adcMm2PerS,
        double adcTexture,
        double fatFraction,
        double suppressionResidual,
        double choline,
        double creatine,
        double lipid) {

    /**
     * Makes the properties.
     *
     * @throws IllegalArgumentException if a time is not positive, or a density, share or amplitude is negative
     */
    public TissueProperties {
        if (!(t1Ms > 0) || !(t2Ms > 0)) {
            throw new IllegalArgumentException(
                    "Relaxation times are positive, got T1 " + t1Ms + ", T2 " + t2Ms + " ms");
        }
        if (!(protonDensity >= 0 && adcMm2PerS >= 0 && choline >= 0 && creatine >= 0 && lipid >= 0)) {
            throw new IllegalArgumentException("Densities, ADC and amplitudes are not negative");
        }
        if (!(fatFraction >= 0 && fatFraction <= 1 && suppressionResidual >= 0 && suppressionResidual <= 1)) {
            throw new IllegalArgumentException("Fat fraction and suppression residual lie between 0 and 1");
        }
    }

    /**
     * Spin-echo signal of the whole tissue: ρ (1 − e^(−TR/T1)) e^(−TE/T2).
     *
     * @param repetitionTimeMs TR, ms
     * @param echoTimeMs TE, ms
     * @return signal relative to the full magnetisation of water
     */
    public double spinEcho(double repetitionTimeMs, double echoTimeMs) {
        return protonDensity * (1 - Math.exp(-repetitionTimeMs / t1Ms)) * Math.exp(-echoTimeMs / t2Ms);
    }
}
