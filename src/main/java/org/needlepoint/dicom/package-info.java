/**
 * DICOM in: a folder, zip or DICOMDIR becomes series with roles, geometry and problems, and on request volumes, diffusion
 * series, ADC maps and spectra. Toolkits parse bytes behind {@link org.needlepoint.dicom.DicomToolkit}; nothing outside
 * this package sees a tag except the writer of sample cases.
 */
package org.needlepoint.dicom;
