/** PixelMed behind the toolkit interface; its types appear nowhere else. */
package org.needlepoint.dicom.pixelmed;
