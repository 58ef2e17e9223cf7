package org.needlepoint.dicom.dcm4che;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Implementation;
import org.dcm4che3.io.DicomInputStream;
import org.dcm4che3.io.DicomOutputStream;
import org.needlepoint.dicom.DataSet;
import org.needlepoint.dicom.DicomToolkit;
import org.needlepoint.dicom.Encoding;
import org.needlepoint.dicom.ParsedDataSet;
import org.needlepoint.dicom.TransferSyntax;
import org.needlepoint.dicom.TruncatedDataSetException;
import org.needlepoint.dicom.Vr;

/** dcm4che (www.dcm4che.org, MPL 1.1) as a {@link DicomToolkit}. */
public final class Dcm4cheToolkit implements DicomToolkit {

    @Override
    public String name() {
        return "dcm4che";
    }

    @Override
    public String version() {
        return Objects.requireNonNullElse(
                Attributes.class.getPackage().getImplementationVersion(), Implementation.getVersionName());
    }

    // The stream is the caller's to close.
    @SuppressWarnings("resource")
    @Override
    public ParsedDataSet parse(InputStream in, Encoding encoding, IntPredicate stop) throws IOException {
        DicomInputStream stream = new DicomInputStream(in, encoding.uid());
        Attributes attributes = new Attributes(encoding.bigEndian(), 64);
        boolean[] stopped = new boolean[1];
        try {
            stream.readAttributes(attributes, -1, s -> {
                stopped[0] = s.level() == 0 && stop.test(s.tag());
                return stopped[0];
            });
        } catch (EOFException e) {
            throw new TruncatedDataSetException(FromDcm4che.dataSet(attributes), e);
        } catch (IllegalArgumentException | IndexOutOfBoundsException | NegativeArraySizeException e) {
            // dcm4che trips over damaged lengths with unchecked exceptions.
            throw new IOException(e.toString(), e);
        }
        ParsedDataSet.ElementHead head = stopped[0]
                ? new ParsedDataSet.ElementHead(
                        stream.tag(),
                        encoding.explicitVr() ? Vr.of(stream.vr().name()) : Vr.OW,
                        stream.length() == -1 ? -1 : stream.unsignedLength())
                : null;
        return new ParsedDataSet(FromDcm4che.dataSet(attributes), head);
    }

    // Closing would close the caller's stream.
    @SuppressWarnings("resource")
    @Override
    public void write(DataSet dataSet, TransferSyntax syntax, OutputStream out) throws IOException {
        Attributes attributes = ToDcm4che.attributes(dataSet);
        DicomOutputStream stream = new DicomOutputStream(out, TransferSyntax.EXPLICIT_LE.uid());
        stream.writeDataset(attributes.createFileMetaInformation(syntax.uid()), attributes);
        stream.finish();
        stream.flush();
    }

    static List<String> trimmed(String[] values) {
        return values == null
                ? List.of()
                : java.util.Arrays.stream(values)
                        .map(v -> v == null ? "" : v.strip())
                        .toList();
    }
}
