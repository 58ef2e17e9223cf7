package org.needlepoint.phantom;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Unique identifiers of sample cases: equal recipes give the same identifiers on every machine, different ones never do.
 *
 * <p>Scheme: a name-based UUID (RFC 4122 version 3) of {@code "needlepoint phantom/RECIPE/part/part…"}, where RECIPE is
 * the text of all parameters, written as a decimal number under the root 2.25 (DICOM PS3.5 B.2, ITU-T X.667). It is therefore valid and never collides with a
 * real study's.
 */
public final class SyntheticUid {
    private SyntheticUid() {}

    /**
     * Identifier of one thing of a case.
     *
     * @param recipe recipe of the case
     * @param parts what the thing is, such as {@code "series", "T1"}
     * @return UID of at most 44 characters
     */
    public static String of(PhantomRecipe recipe, String... parts) {
        String name = "needlepoint phantom/" + recipe + "/" + String.join("/", parts);
        UUID uuid = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
        return "2.25." + new BigInteger(1, bytes);
    }
}
