package org.needlepoint.dicom;

/**
 * How CT images were acquired, DICOM PS3.3 C.8.2.1.
 *
 * @param kilovoltage tube voltage, kV
 * @param tubeCurrentMa tube current, mA
 * @param exposureTimeMs exposure time, ms
 * @param kernel name of the convolution kernel
 */
public record CtAcquisition(double kilovoltage, int tubeCurrentMa, int exposureTimeMs, String kernel) {}
