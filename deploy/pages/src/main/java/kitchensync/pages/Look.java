package kitchensync.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/**
 * What every page of a service carries inside, so that it can be kept and passed on.
 *
 * @param css the stylesheet
 * @param script the one script; empty without one
 * @param rules what a page may besides logging out, to which the browser holds it: {@code connect-src 'self'}
 */
public record Look(String css, String script, String rules) {

    /**
     * A file beside a class.
     *
     * @throws UncheckedIOException when it cannot be read
     */
    public static String read(Class<?> beside, String file) {
        try (InputStream in = beside.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Names a stylesheet or script in rules by what is in it: {@code 'sha256-...'}. */
    public static String sum(String text) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(sum) + "'";
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    String policy() {
        return "default-src 'none'; " + rules
                + "; img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    }
}
