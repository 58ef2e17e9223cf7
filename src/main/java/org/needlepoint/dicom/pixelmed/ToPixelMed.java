package org.needlepoint.dicom.pixelmed;

import com.pixelmed.dicom.Attribute;
import com.pixelmed.dicom.AttributeFactory;
import com.pixelmed.dicom.AttributeList;
import com.pixelmed.dicom.AttributeTag;
import com.pixelmed.dicom.AttributeTagAttribute;
import com.pixelmed.dicom.DicomException;
import com.pixelmed.dicom.SequenceAttribute;
import com.pixelmed.dicom.SpecificCharacterSet;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.needlepoint.dicom.DataSet;
import org.needlepoint.dicom.DataSetVisitor;
import org.needlepoint.dicom.Vr;

/** Data sets as PixelMed's attribute lists. */
final class ToPixelMed implements DataSetVisitor {
    private final AttributeList list = new AttributeList();
    private final SpecificCharacterSet characters;

    private ToPixelMed(SpecificCharacterSet characters) {
        this.characters = characters;
    }

    static AttributeList list(DataSet dataSet) throws DicomException {
        List<String> names = dataSet.texts(org.needlepoint.dicom.Tags.SPECIFIC_CHARACTER_SET);
        return list(dataSet, names.isEmpty() ? null : new SpecificCharacterSet(names.toArray(String[]::new)));
    }

    private static AttributeList list(DataSet dataSet, SpecificCharacterSet characters) throws DicomException {
        ToPixelMed visitor = new ToPixelMed(characters);
        try {
            dataSet.visit(visitor);
        } catch (WrappedException e) {
            throw e.cause;
        }
        return visitor.list;
    }

    /** Carries PixelMed's checked exception through the visitor. */
    private static final class WrappedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient DicomException cause;

        WrappedException(DicomException cause) {
            super(cause);
            this.cause = cause;
        }
    }

    private interface Fill {
        void into(Attribute a) throws DicomException;
    }

    private void put(int tag, Vr vr, Fill fill) {
        try {
            Attribute a = AttributeFactory.newAttribute(
                    new AttributeTag(tag >>> 16, tag & 0xffff),
                    vr.name().getBytes(StandardCharsets.US_ASCII),
                    characters,
                    true,
                    2,
                    false);
            fill.into(a);
            list.put(a);
        } catch (DicomException e) {
            throw new WrappedException(e);
        }
    }

    @Override
    public void texts(int tag, Vr vr, String[] values) {
        put(tag, vr, a -> {
            for (String v : values) {
                a.addValue(v);
            }
        });
    }

    @Override
    public void integers(int tag, Vr vr, long[] values) {
        put(tag, vr, a -> {
            for (long v : values) {
                if (a instanceof AttributeTagAttribute t) {
                    t.addValue((int) (v >>> 16), (int) v & 0xffff);
                } else if (vr == Vr.US || vr == Vr.SS) {
                    a.addValue((short) v);
                } else if (vr == Vr.UV || vr == Vr.SV) {
                    a.addValue(v);
                } else {
                    a.addValue((int) v);
                }
            }
        });
    }

    @Override
    public void doubles(int tag, Vr vr, double[] values) {
        put(tag, vr, a -> {
            for (double v : values) {
                if (vr == Vr.FL) {
                    a.addValue((float) v);
                } else {
                    a.addValue(v);
                }
            }
        });
    }

    @Override
    public void bytes(int tag, Vr vr, byte[] bytes) {
        put(tag, vr, a -> {
            ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            switch (vr) {
                case OW -> {
                    short[] words = new short[bytes.length / 2];
                    in.asShortBuffer().get(words);
                    a.setValues(words);
                }
                case OL -> {
                    int[] words = new int[bytes.length / 4];
                    in.asIntBuffer().get(words);
                    a.setValues(words);
                }
                case OF -> {
                    float[] values = new float[bytes.length / 4];
                    in.asFloatBuffer().get(values);
                    a.setValues(values);
                }
                case OD -> {
                    double[] values = new double[bytes.length / 8];
                    in.asDoubleBuffer().get(values);
                    a.setValues(values);
                }
                case OV -> {
                    long[] values = new long[bytes.length / 8];
                    in.asLongBuffer().get(values);
                    a.setValues(values);
                }
                default -> a.setValues(bytes);
            }
        });
    }

    @Override
    public void items(int tag, List<DataSet> items) {
        put(tag, Vr.SQ, a -> {
            for (DataSet item : items) {
                ((SequenceAttribute) a).addItem(list(item, characters));
            }
        });
    }
}
