package kitchensync.kitchenui.access;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import kitchensync.settings.AtLeast;

/** Who may see and do what on the pages; docs/configuration.md has all keys. */
@RegisterForReflection
@ConfigMapping(prefix = "kitchensync.kitchen-ui")
public interface AccessSettings {

    /** How people are known. */
    enum Access {
        /** Not at all: everybody on this machine may do everything. */
        OPEN,
        /** By the user file. */
        USERS,
        /** By an OpenID Connect provider. */
        OIDC
    }

    Access access();

    /** Names, roles, stores and password hashes, as {@link UserFile} reads it. */
    Optional<Path> usersFile();

    /** A file with the token with which metrics may be read without a session. */
    Optional<Path> metricsTokenFile();

    Session session();

    Oidc oidc();

    /** How long who has logged in stays so. */
    interface Session {

        /** A file of at least 32 random bytes with which sessions are signed; the same for all processes. */
        Optional<Path> keyFile();

        /** How long a tablet of the crew may stand idle. */
        @AtLeast("PT1M")
        Duration crewIdle();

        /** How long everybody else may be idle. */
        @AtLeast("PT1M")
        Duration idle();

        /** After how long everybody logs in again, idle or not. */
        @AtLeast("PT1M")
        Duration atMost();

        /** Whether browsers reach the pages by https although this process does not see it. */
        boolean behindTls();
    }

    /** What the provider's ID token says of a person. */
    interface Oidc {

        /** The claim with the role, a text or a list; of several the highest counts. */
        String roleClaim();

        /** What stands before the role in that claim. */
        Optional<String> rolePrefix();

        /** The claim with store ids, a text or a list; {@code *} for all. */
        String storesClaim();

        /** The claim with regions. */
        String regionsClaim();

        /** After how long the provider is asked anew, at the latest. */
        @AtLeast("PT1M")
        Duration askAgainAfter();
    }
}
