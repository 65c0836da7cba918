package kitchensync.ingest.access;

import java.util.Locale;

/** What a key may do: send events, read the feed, look after keys. None includes another. */
public enum Scope {
    WRITE,
    READ,
    ADMIN;

    /** As the contract and the database write it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws KeyRefused when the text names no scope */
    public static Scope of(String text) {
        for (Scope scope : values()) {
            if (scope.text().equals(text)) {
                return scope;
            }
        }
        throw new KeyRefused(KeyRefused.Reason.INVALID, "a scope is write, read or admin");
    }
}
