package kitchensync.kitchenui.access;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What somebody may do; each role may do all that those before it may. */
@RegisterForReflection
public enum Role {
    CREW,
    MANAGER,
    AREA,
    ADMIN;

    /** Whether this role may do what another one is needed for. */
    public boolean includes(Role needed) {
        return compareTo(needed) >= 0;
    }

    /** As files, claims and pages write it. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of that name. */
    public static Optional<Role> of(String text) {
        return Stream.of(values()).filter(role -> role.text().equals(text)).findFirst();
    }

    /** @throws IllegalArgumentException when the text names no role */
    @JsonCreator
    static Role named(String text) {
        return of(text).orElseThrow(() -> new IllegalArgumentException("a role is crew, manager, area or admin"));
    }
}
