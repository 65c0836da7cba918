package kitchensync.ingest.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * SHA-256 of a key's secret: all that is kept of it. A plain hash is enough, because a secret is 32 random bytes and
 * not a word that could be guessed.
 */
final class SecretHash {

    /** Compared with when there is no such key, so that the time taken does not tell which keys exist. */
    static final SecretHash OF_NO_KEY = new SecretHash(new byte[32]);

    private final byte[] sha256;

    private SecretHash(byte[] sha256) {
        this.sha256 = sha256;
    }

    static SecretHash of(String secret) {
        try {
            return new SecretHash(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static SecretHash stored(byte[] sha256) {
        return new SecretHash(sha256.clone());
    }

    byte[] bytes() {
        return sha256.clone();
    }

    /** Takes the same time whether and wherever they differ. */
    boolean isOf(String secret) {
        return MessageDigest.isEqual(sha256, of(secret).sha256);
    }
}
