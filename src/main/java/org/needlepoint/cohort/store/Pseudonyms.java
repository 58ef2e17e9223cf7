package org.needlepoint.cohort.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.needlepoint.casefile.AtomicFolder;
import org.needlepoint.problem.ProblemException;

/**
 * Turns Patient IDs into pseudonyms, by HMAC-SHA-256 (RFC 2104, FIPS 198-1) under a key of 256 bits that lies in a file
 * of its own, readable by its owner alone. Without the key nobody can try IDs against pseudonyms.
 *
 * <p>From the same key, with other words hashed before, follow the days by which a patient's dates are shifted and the
 * key that seals the linking list (AES-256-GCM, NIST SP 800-38D).
 */
public final class Pseudonyms {
    private static final String HEADER = "needlepoint-key 1 ";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int PSEUDONYM_BYTES = 10;
    private static final int LEAST_SHIFT_DAYS = 30;
    private static final int GREATEST_SHIFT_DAYS = 1825;
    private static final Set<PosixFilePermission> OWNER_ALONE = PosixFilePermissions.fromString("rw-------");

    private final byte[] key;
    private final SecureRandom random = new SecureRandom();

    private Pseudonyms(byte[] key) {
        this.key = key;
    }

    /**
     * Makes a key file that only its owner can read.
     *
     * @param file where to; must not exist
     * @return the new key's pseudonyms
     * @throws ProblemException if the file exists or cannot be written
     */
    static Pseudonyms create(Path file) throws ProblemException {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        try {
            createForOwner(file);
            Files.writeString(
                    file,
                    HEADER + HexFormat.of().formatHex(key) + "\n",
                    StandardOpenOption.WRITE,
                    StandardOpenOption.SYNC);
        } catch (FileAlreadyExistsException e) {
            throw new ProblemException(e, StoreProblem.ALREADY_THERE, file, "a key file is there already");
        } catch (IOException e) {
            throw new ProblemException(e, StoreProblem.NOT_WRITABLE, file, AtomicFolder.reason(e));
        }
        return new Pseudonyms(key);
    }

    /** Makes an empty file that, where the file system knows rights, only its owner can read. */
    static void createForOwner(Path file) throws IOException {
        Path absolute = file.toAbsolutePath();
        if (knowsRights(absolute)) {
            Files.createFile(absolute, PosixFilePermissions.asFileAttribute(OWNER_ALONE));
        } else {
            Files.createFile(absolute);
        }
    }

    /** Asked of the file system, not of its mount point, which cannot be found within a changed root. */
    private static boolean knowsRights(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /**
     * Reads a key file.
     *
     * @param file the file
     * @return its pseudonyms
     * @throws ProblemException if it cannot be read, is no key or readable by others
     */
    static Pseudonyms read(Path file) throws ProblemException {
        try {
            if (knowsRights(file)) {
                Set<PosixFilePermission> others = Files.getPosixFilePermissions(file);
                others.removeAll(OWNER_ALONE);
                others.remove(PosixFilePermission.OWNER_EXECUTE);
                if (!others.isEmpty()) {
                    throw new ProblemException(StoreProblem.BAD_KEY, file, StoreWording.OPEN_TO_OTHERS.say());
                }
            }
            String text = Files.readString(file).strip();
            if (!text.matches(HEADER + "[0-9a-f]{" + 2 * KEY_BYTES + "}")) {
                throw new ProblemException(StoreProblem.BAD_KEY, file, StoreWording.NO_KEY_FILE.say());
            }
            return new Pseudonyms(HexFormat.of().parseHex(text.substring(HEADER.length())));
        } catch (IOException e) {
            throw new ProblemException(e, StoreProblem.BAD_KEY, file, AtomicFolder.reason(e));
        }
    }

    /**
     * The pseudonym of a patient.
     *
     * @param patientId Patient ID (0010,0020), without blanks around it
     * @return {@code P-} and 20 hexadecimal digits (80 bits: two of a million patients meet with probability 10⁻¹²)
     */
    public String pseudonym(String patientId) {
        return "P-" + HexFormat.of().formatHex(Arrays.copyOf(hmac("patient:" + patientId.strip()), PSEUDONYM_BYTES));
    }

    /**
     * A date moved into the past by the patient's number of days.
     *
     * @param pseudonym patient
     * @param date real date
     * @return shifted date
     */
    LocalDate shift(String pseudonym, LocalDate date) {
        byte[] hash = hmac("shift:" + pseudonym);
        long number = 0;
        for (int i = 0; i < 7; i++) {
            number = number << 8 | hash[i] & 0xff;
        }
        return date.minusDays(LEAST_SHIFT_DAYS + number % (GREATEST_SHIFT_DAYS - LEAST_SHIFT_DAYS + 1));
    }

    /** Tells whether a key is the one a store was made with, and nothing else. */
    String fingerprint() {
        return HexFormat.of().formatHex(Arrays.copyOf(hmac("fingerprint"), 8));
    }

    String seal(String pseudonym, String patientId) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, pseudonym, patientId.getBytes(StandardCharsets.UTF_8));
        byte[] all = Arrays.copyOf(nonce, nonce.length + sealed.length);
        System.arraycopy(sealed, 0, all, nonce.length, sealed.length);
        return Base64.getEncoder().encodeToString(all);
    }

    String unseal(String pseudonym, String sealed) {
        byte[] all = Base64.getDecoder().decode(sealed);
        byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
        byte[] rest = Arrays.copyOfRange(all, NONCE_BYTES, all.length);
        return new String(cipher(Cipher.DECRYPT_MODE, nonce, pseudonym, rest), StandardCharsets.UTF_8);
    }

    private byte[] cipher(int mode, byte[] nonce, String pseudonym, byte[] content) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(hmac("seal"), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(pseudonym.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The sealed Patient ID of " + pseudonym + " was not sealed by this key", e);
        }
    }

    private byte[] hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }
}
