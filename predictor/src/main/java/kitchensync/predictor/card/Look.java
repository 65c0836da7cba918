package kitchensync.predictor.card;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/** The one stylesheet, which every page carries inside: a page can be kept and passed on. */
public record Look(String css) {

    static final Look BUNDLED = new Look(read());

    private static String read() {
        try (InputStream in = Look.class.getResourceAsStream("/kitchensync/predictor/card/card.css")) {
            return new String(Objects.requireNonNull(in, "card.css").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Lets a page wear this stylesheet, log out, run nothing and load nothing. */
    String policy() {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(css.getBytes(StandardCharsets.UTF_8));
            return "default-src 'none'; style-src 'sha256-"
                    + Base64.getEncoder().encodeToString(sum)
                    + "'; img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
