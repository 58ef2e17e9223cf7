package org.needlepoint.dicom.pixelmed;

import com.pixelmed.dicom.Attribute;
import com.pixelmed.dicom.AttributeList;
import com.pixelmed.dicom.AttributeTag;
import com.pixelmed.dicom.AttributeTagAttribute;
import com.pixelmed.dicom.DicomException;
import com.pixelmed.dicom.SequenceAttribute;
import com.pixelmed.dicom.SequenceItem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.needlepoint.dicom.DataSet;
import org.needlepoint.dicom.Tag;
import org.needlepoint.dicom.Vr;

/** PixelMed's attribute lists as data sets. */
final class FromPixelMed {
    private FromPixelMed() {}

    static DataSet dataSet(AttributeList list) throws IOException {
        DataSet.Builder out = DataSet.builder();
        try {
            for (Attribute a : list.values()) {
                // Group lengths describe the encoding, not the object.
                if (a.getElement() != 0) {
                    put(out, a);
                }
            }
        } catch (DicomException e) {
            throw new IOException(e.getMessage(), e);
        }
        return out.build();
    }

    private static void put(DataSet.Builder out, Attribute a) throws DicomException, IOException {
        String code = a.getVRAsString();
        // PixelMed calls private and unknown sequences UN when they came without a representation.
        Vr vr = a instanceof SequenceAttribute ? Vr.SQ : Vr.of(code);
        Tag tag = new Tag(PixelMedToolkit.number(a.getTag()), vr, "");
        switch (vr.form()) {
            case TEXT -> out.text(tag, texts(a));
            case INTEGERS -> {
                if (a instanceof AttributeTagAttribute t) {
                    List<Tag> tags = new ArrayList<>();
                    AttributeTag[] values = t.getAttributeTagValues();
                    for (AttributeTag v : values == null ? new AttributeTag[0] : values) {
                        tags.add(new Tag(PixelMedToolkit.number(v), Vr.UN, ""));
                    }
                    out.tags(tag, tags.toArray(Tag[]::new));
                } else {
                    out.number(tag, integers(a, vr));
                }
            }
            case DOUBLES -> {
                double[] values = a.getDoubleValues();
                out.number(tag, values == null ? new double[0] : values);
            }
            case BYTES -> out.bytes(tag, bytes(a, vr));
            case ITEMS -> {
                List<DataSet> items = new ArrayList<>();
                for (Iterator<SequenceItem> i = ((SequenceAttribute) a).iterator(); i.hasNext(); ) {
                    items.add(dataSet(i.next().getAttributeList()));
                }
                out.items(tag, items.toArray(DataSet[]::new));
            }
        }
    }

    private static String[] texts(Attribute a) throws DicomException {
        String[] values = a.getStringValues();
        if (values == null) {
            return new String[0];
        }
        String[] out = new String[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = values[i] == null ? "" : values[i].strip();
        }
        return out;
    }

    private static double[] integers(Attribute a, Vr vr) throws DicomException {
        int mask =
                switch (vr) {
                    case US -> 0xffff;
                    default -> -1;
                };
        int[] values = a.getIntegerValues();
        if (values == null) {
            return new double[0];
        }
        double[] out = new double[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = vr == Vr.UL ? values[i] & 0xffffffffL : values[i] & mask;
        }
        return out;
    }

    private static byte[] bytes(Attribute a, Vr vr) throws DicomException {
        if (a.getVL() == 0) {
            return new byte[0];
        }
        return switch (vr) {
            case OW -> {
                short[] words = a.getShortValues();
                ByteBuffer out = ByteBuffer.allocate(2 * words.length).order(ByteOrder.LITTLE_ENDIAN);
                out.asShortBuffer().put(words);
                yield out.array();
            }
            case OL -> {
                int[] words = a.getIntegerValues();
                ByteBuffer out = ByteBuffer.allocate(4 * words.length).order(ByteOrder.LITTLE_ENDIAN);
                out.asIntBuffer().put(words);
                yield out.array();
            }
            case OF -> {
                float[] values = a.getFloatValues();
                ByteBuffer out = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
                out.asFloatBuffer().put(values);
                yield out.array();
            }
            case OD -> {
                double[] values = a.getDoubleValues();
                ByteBuffer out = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
                out.asDoubleBuffer().put(values);
                yield out.array();
            }
            case OV -> {
                long[] values = a.getLongValues();
                ByteBuffer out = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
                out.asLongBuffer().put(values);
                yield out.array();
            }
            default -> a.getByteValues();
        };
    }
}
