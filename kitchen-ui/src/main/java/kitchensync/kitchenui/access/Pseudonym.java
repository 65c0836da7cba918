package kitchensync.kitchenui.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What stands for a name or an address in the log: the first eight digits of its SHA-256. Entries of one person can be
 * told together, and who suspects a name or address can look for it; nobody can read one off.
 */
final class Pseudonym {

    private static final int BYTES = 4;

    private Pseudonym() {}

    static String of(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
