package org.needlepoint.dicom.pixelmed;

import org.needlepoint.dicom.DicomToolkit;
import org.needlepoint.dicom.DicomToolkitContract;

class PixelMedToolkitTest extends DicomToolkitContract {
    @Override
    protected DicomToolkit toolkit() {
        return new PixelMedToolkit();
    }
}
