package kitchensync.kitchenui.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * That somebody has logged in, as the cookie carries it.
 *
 * @param id random; what a logout ends
 * @param name of a user of the file
 * @param claimed what a provider said of the person; null for users of the file, who are looked up each time
 * @param issued when it began, in seconds since 1970
 * @param seen when it was last renewed
 * @param stamp of the password it began with; another password ends it
 */
@RegisterForReflection
record Session(
        @JsonProperty("i") String id,
        @JsonProperty("n") String name,
        @JsonProperty("c") @Nullable User claimed,
        @JsonProperty("b") long issued,
        @JsonProperty("s") long seen,
        @JsonProperty("p") String stamp) {

    Session seenAt(Instant now) {
        return new Session(id, name, claimed, issued, now.getEpochSecond(), stamp);
    }

    Optional<User> person() {
        return Optional.ofNullable(claimed);
    }
}
