package kitchensync.kitchenui.access;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;

/** Passwords as they are kept: bcrypt hashes. */
public final class Passwords {

    /** Characters; shorter ones could be found by trying. */
    public static final int SHORTEST = 10;

    /** Bcrypt looks at no more. */
    static final int LONGEST_BYTES = 72;

    /** A fifth of a second on one processor of 2026; OWASP asks for 10 at least. */
    private static final int COST = 11;

    private static final Pattern HASH = Pattern.compile("\\$2[aby]\\$\\d\\d\\$[./A-Za-z0-9]{53}");

    /** Letters and digits that nobody takes for another one. */
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

    private static final int GENERATED = 20;

    /** Of 32 random bytes that were thrown away; checked where there is no such user, so that it takes as long. */
    private static final String OF_NOBODY = "$2a$11$Dv4E4ryCjTOevqoW3S9iDudn29.l2pxlJ32eFDAtxxBXmELDCjRf2";

    private Passwords() {}

    /** What is wrong with a new password, if anything. */
    public static Optional<String> complaint(String password) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return Optional.of("a password has at least " + SHORTEST + " characters");
        }
        return password.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES
                ? Optional.of("a password has at most " + LONGEST_BYTES + " bytes")
                : Optional.empty();
    }

    /** @throws IllegalArgumentException when the password is longer than {@value #LONGEST_BYTES} bytes */
    public static String hash(String password) {
        return BCrypt.withDefaults().hashToString(COST, password.toCharArray());
    }

    /** A hundred random bits as a password. */
    public static String generate() {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < GENERATED; i++) {
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }

    static boolean isHash(String text) {
        return HASH.matcher(text).matches();
    }

    /** Takes as long for a user who is not there. */
    static boolean matches(Optional<User> user, String password) {
        boolean tooLong = password.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES;
        byte[] hash = user.map(User::password).orElse(OF_NOBODY).getBytes(StandardCharsets.UTF_8);
        byte[] tried = (tooLong ? "" : password).getBytes(StandardCharsets.UTF_8);
        return BCrypt.verifyer().verify(tried, hash).verified && !tooLong && user.isPresent();
    }
}
