package kitchensync.ingest.access;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A key as its holder has it: {@code ks_<key_id>_<secret>}. The prefix lets scanners of repositories and logs know it.
 *
 * @param keyId what it is called; no secret
 * @param secret 32 random bytes in base64url
 */
public record KeyText(String keyId, String secret) {

    private static final int ID_BYTES = 6;
    private static final int SECRET_BYTES = 32;
    private static final Pattern FORM = Pattern.compile("ks_([a-z0-9]{1,20})_([A-Za-z0-9_-]{32,100})");

    /** A new key. */
    public static KeyText random() {
        return random(HexFormat.of().formatHex(bytes(ID_BYTES)));
    }

    /** A new key with a name of its own. */
    public static KeyText random(String keyId) {
        return new KeyText(keyId, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(SECRET_BYTES)));
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        // Made here: a static one would be part of a native binary, seed and all.
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    /** The key that a text is; empty when it has another form. */
    public static Optional<KeyText> of(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches() ? Optional.of(new KeyText(form.group(1), form.group(2))) : Optional.empty();
    }

    /** The whole key, to be shown to its holder only. */
    public String whole() {
        return "ks_" + keyId + "_" + secret;
    }

    /** Without the secret, which belongs in no log. */
    @Override
    public String toString() {
        return "ks_" + keyId + "_..";
    }
}
