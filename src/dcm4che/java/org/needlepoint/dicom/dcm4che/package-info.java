/** dcm4che behind the toolkit interface; compiled in the Maven profile {@code dcm4che} only. */
package org.needlepoint.dicom.dcm4che;
