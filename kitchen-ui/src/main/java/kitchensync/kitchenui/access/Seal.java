package kitchensync.kitchenui.access;

import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import kitchensync.kitchenui.access.AccessSettings.Access;

/** Signs what browsers keep for us, so that they can change nothing in it. */
@Singleton
class Seal {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int LEAST_BYTES = 32;
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final SecretKeySpec key;

    Seal(AccessSettings settings) {
        this.key = new SecretKeySpec(
                settings.access() == Access.OPEN
                        ? new byte[LEAST_BYTES]
                        : read(settings.session().keyFile()),
                ALGORITHM);
    }

    private static byte[] read(Optional<Path> file) {
        try {
            byte[] key = Files.readAllBytes(file.orElseThrow(() -> new IOException("it is not set")));
            if (key.length < LEAST_BYTES) {
                throw new IOException(file.get() + " has fewer than " + LEAST_BYTES + " bytes");
            }
            return key;
        } catch (IOException wrong) {
            throw new ConfigurationException(
                    "kitchensync: logins need kitchensync.kitchen-ui.session.key-file, a file of at least "
                            + LEAST_BYTES + " random bytes: " + wrong.getMessage(),
                    wrong);
        }
    }

    /** A text with its signature. */
    String sealed(byte[] content) {
        String text = TEXT.encodeToString(content);
        return text + "." + TEXT.encodeToString(sign(text));
    }

    /** What was sealed; empty when it is not ours. */
    Optional<byte[]> open(String sealed) {
        int dot = sealed.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        try {
            byte[] shown = Base64.getUrlDecoder().decode(sealed.substring(dot + 1));
            String text = sealed.substring(0, dot);
            return MessageDigest.isEqual(shown, sign(text))
                    ? Optional.of(Base64.getUrlDecoder().decode(text))
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** Changes with a password's hash, and does not tell it. */
    String stamp(String hash) {
        return TEXT.encodeToString(sign("password:" + hash)).substring(0, 16);
    }

    private byte[] sign(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
