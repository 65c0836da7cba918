package kitchensync.logs;

import io.smallrye.config.ConfigMapping;

/** How the log is written; docs/configuration.md has all keys. */
@ConfigMapping(prefix = "kitchensync.log")
public interface LogSettings {

    /** The form of an entry. */
    enum Format {
        /** For people. */
        TEXT,
        /** For programs: an object a line. */
        JSON
    }

    Format format();
}
