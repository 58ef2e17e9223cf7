package org.needlepoint.dicom.pixelmed;

import com.pixelmed.dicom.AttributeList;
import com.pixelmed.dicom.AttributeTag;
import com.pixelmed.dicom.DicomException;
import com.pixelmed.dicom.DicomInputStream;
import com.pixelmed.dicom.FileMetaInformation;
import com.pixelmed.dicom.VersionAndConstants;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.function.IntPredicate;
import org.needlepoint.dicom.DataSet;
import org.needlepoint.dicom.DicomToolkit;
import org.needlepoint.dicom.Encoding;
import org.needlepoint.dicom.ParsedDataSet;
import org.needlepoint.dicom.TransferSyntax;
import org.needlepoint.dicom.TruncatedDataSetException;
import org.needlepoint.dicom.Vr;

/** PixelMed (www.pixelmed.com, BSD licence; Debian package libpixelmed-java) as a {@link DicomToolkit}. */
public final class PixelMedToolkit implements DicomToolkit {
    private static final String APPLICATION = "NEEDLEPOINT";

    /** PixelMed's own constants never change; its releases are dated, and the date stands in the jar's name. */
    private static final String VERSION = releaseDate();

    private static String releaseDate() {
        String implementation = VersionAndConstants.implementationVersionName;
        CodeSource source = VersionAndConstants.class.getProtectionDomain().getCodeSource();
        if (source == null) {
            return implementation;
        }
        try {
            String jar = Path.of(source.getLocation().toURI())
                    .toRealPath()
                    .getFileName()
                    .toString();
            String digits = jar.replaceAll("[^0-9]", "");
            return digits.isEmpty() ? implementation : digits;
        } catch (IOException | URISyntaxException e) {
            return implementation;
        }
    }

    @Override
    public String name() {
        return "PixelMed";
    }

    @Override
    public String version() {
        return VERSION;
    }

    @Override
    public ParsedDataSet parse(InputStream in, Encoding encoding, IntPredicate stop) throws IOException {
        DicomInputStream stream = new DicomInputStream(in, encoding.uid(), false);
        AttributeList list = new AttributeList();
        AttributeTag[] stopped = new AttributeTag[1];
        try {
            list.read(stream, (current, tag, bytes) -> {
                // Sequence items are lists of their own; an icon's pixel data in one must not end the data set.
                boolean here = current == list && stop.test(number(tag));
                if (here) {
                    stopped[0] = tag;
                }
                return here;
            });
        } catch (IOException | DicomException e) {
            // PixelMed has no exception of its own for an early end; what it read stays in the list.
            if (in.read() < 0) {
                throw new TruncatedDataSetException(FromPixelMed.dataSet(list), e);
            }
            throw new IOException(e.getMessage(), e);
        }
        DataSet dataSet = FromPixelMed.dataSet(list);
        return new ParsedDataSet(dataSet, stopped[0] == null ? null : head(stream, stopped[0], encoding));
    }

    static int number(AttributeTag tag) {
        return tag.getGroup() << 16 | tag.getElement();
    }

    /** PixelMed has taken the tag; representation and length follow. */
    private static ParsedDataSet.ElementHead head(DicomInputStream in, AttributeTag tag, Encoding encoding)
            throws IOException {
        Vr vr = Vr.OW;
        long length;
        if (encoding.explicitVr()) {
            vr = Vr.of("" + (char) in.readUnsigned8() + (char) in.readUnsigned8());
            boolean wide = vr.form() == Vr.Form.BYTES || vr == Vr.SQ || vr == Vr.UT || vr == Vr.UC || vr == Vr.UR;
            int next = in.readUnsigned16();
            length = wide ? in.readUnsigned32() : next;
        } else {
            length = in.readUnsigned32();
        }
        return new ParsedDataSet.ElementHead(number(tag), vr, length == 0xffffffffL ? -1 : length);
    }

    @Override
    public void write(DataSet dataSet, TransferSyntax syntax, OutputStream out) throws IOException {
        try {
            AttributeList list = ToPixelMed.list(dataSet);
            FileMetaInformation.addFileMetaInformation(list, syntax.uid(), APPLICATION);
            list.write(out, syntax.uid(), true, true, false);
        } catch (DicomException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
