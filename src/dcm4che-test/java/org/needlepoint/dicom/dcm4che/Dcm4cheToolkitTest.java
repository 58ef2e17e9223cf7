package org.needlepoint.dicom.dcm4che;

import org.needlepoint.dicom.DicomToolkit;
import org.needlepoint.dicom.DicomToolkitContract;

class Dcm4cheToolkitTest extends DicomToolkitContract {
    @Override
    protected DicomToolkit toolkit() {
        return new Dcm4cheToolkit();
    }
}
