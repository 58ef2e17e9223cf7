package org.needlepoint.dicom;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.needlepoint.problem.ProblemException;

/** Reads a file once: its checksum and its object. */
final class ObjectReader {
    private ObjectReader() {}

    /** An object with the bytes it came from. */
    record ReadObject(DicomObject object, byte[] bytes, InputObject input) {}

    static ReadObject read(DicomReader reader, SourceFile file) throws ProblemException {
        byte[] bytes;
        try {
            bytes = file.readAll();
        } catch (IOException e) {
            throw new ProblemException(e, DicomProblem.PATH_UNREADABLE, file.name(), SourceFiles.reason(e));
        }
        DicomObject object = reader.read(bytes, file.name());
        String uid = object.dataSet().text(Tags.SOP_INSTANCE_UID).orElse("");
        return new ReadObject(object, bytes, new InputObject(uid, file.name(), sha256(bytes)));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
