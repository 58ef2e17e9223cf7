package org.needlepoint.dicom.dcm4che;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.needlepoint.dicom.DataSet;
import org.needlepoint.dicom.Tag;
import org.needlepoint.dicom.Vr;

/** dcm4che's attributes as data sets. */
final class FromDcm4che {
    private FromDcm4che() {}

    static DataSet dataSet(Attributes attributes) throws IOException {
        DataSet.Builder out = DataSet.builder();
        for (int number : attributes.tags()) {
            // Group lengths describe the encoding, not the object.
            if ((number & 0xffff) != 0) {
                put(out, attributes, number);
            }
        }
        return out.build();
    }

    private static void put(DataSet.Builder out, Attributes a, int number) throws IOException {
        Object value = a.getValue(number);
        org.dcm4che3.data.VR declared = a.getVR(number);
        Vr vr = value instanceof Sequence ? Vr.SQ : Vr.of(declared.name());
        Tag tag = new Tag(number, vr, "");
        switch (vr.form()) {
            case TEXT ->
                out.text(tag, Dcm4cheToolkit.trimmed(a.getStrings(number)).toArray(String[]::new));
            case INTEGERS -> {
                if (vr == Vr.AT) {
                    int[] tags = a.getInts(number);
                    out.tags(
                            tag,
                            tags == null
                                    ? new Tag[0]
                                    : Arrays.stream(tags)
                                            .mapToObj(t -> new Tag(t, Vr.UN, ""))
                                            .toArray(Tag[]::new));
                } else {
                    out.number(tag, integers(a, number, vr));
                }
            }
            case DOUBLES -> {
                double[] values = a.getDoubles(number);
                out.number(tag, values == null ? new double[0] : values);
            }
            case BYTES -> {
                byte[] bytes = a.getBytes(number);
                if (bytes != null && a.bigEndian()) {
                    bytes = declared.toggleEndian(bytes, true);
                }
                out.bytes(tag, bytes == null ? new byte[0] : bytes);
            }
            case ITEMS -> {
                List<DataSet> items = new ArrayList<>();
                if (value instanceof Sequence sequence) {
                    for (Attributes item : sequence) {
                        items.add(dataSet(item));
                    }
                }
                out.items(tag, items.toArray(DataSet[]::new));
            }
        }
    }

    private static double[] integers(Attributes a, int number, Vr vr) {
        if (vr == Vr.SV || vr == Vr.UV) {
            long[] values = a.getLongs(number);
            return values == null
                    ? new double[0]
                    : Arrays.stream(values).mapToDouble(v -> v).toArray();
        }
        int[] values = a.getInts(number);
        return values == null
                ? new double[0]
                : Arrays.stream(values)
                        .mapToDouble(v -> vr == Vr.UL ? v & 0xffffffffL : v)
                        .toArray();
    }
}
