package org.needlepoint.dicom.dcm4che;

import java.util.Arrays;
import java.util.List;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.VR;
import org.needlepoint.dicom.DataSet;
import org.needlepoint.dicom.DataSetVisitor;
import org.needlepoint.dicom.Vr;

/** Data sets as dcm4che's attributes. */
final class ToDcm4che implements DataSetVisitor {
    private final Attributes attributes;

    private ToDcm4che(Attributes attributes) {
        this.attributes = attributes;
    }

    static Attributes attributes(DataSet dataSet) {
        Attributes out = new Attributes();
        dataSet.visit(new ToDcm4che(out));
        return out;
    }

    private static VR vr(Vr vr) {
        return VR.valueOf(vr.name());
    }

    @Override
    public void texts(int tag, Vr vr, String[] values) {
        if (values.length == 0) {
            attributes.setNull(tag, vr(vr));
        } else {
            attributes.setString(tag, vr(vr), values);
        }
    }

    @Override
    public void integers(int tag, Vr vr, long[] values) {
        if (vr == Vr.SV || vr == Vr.UV) {
            attributes.setLong(tag, vr(vr), values);
        } else {
            attributes.setInt(
                    tag, vr(vr), Arrays.stream(values).mapToInt(v -> (int) v).toArray());
        }
    }

    @Override
    public void doubles(int tag, Vr vr, double[] values) {
        attributes.setDouble(tag, vr(vr), values);
    }

    @Override
    public void bytes(int tag, Vr vr, byte[] bytes) {
        attributes.setBytes(tag, vr(vr), bytes);
    }

    @Override
    public void items(int tag, List<DataSet> items) {
        Sequence sequence = attributes.newSequence(tag, items.size());
        for (DataSet item : items) {
            // An item belongs to its sequence before it is filled, so that it inherits the character set.
            Attributes child = new Attributes();
            sequence.add(child);
            item.visit(new ToDcm4che(child));
        }
    }
}
