package kitchensync.kitchenui.access;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Store;
import org.jspecify.annotations.Nullable;

/**
 * Somebody, or a tablet, that may log in.
 *
 * @param stores ids of its stores; {@code *} for all
 * @param regions whose stores are its too
 * @param password its bcrypt hash; empty for who logs in elsewhere
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record User(String name, Role role, List<String> stores, List<String> regions, String password) {

    /** Stands for all stores. */
    public static final String ALL = "*";

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}._@-]{1,60}");

    @JsonCreator
    public User(
            @JsonProperty(value = "name", required = true) String name,
            @JsonProperty(value = "role", required = true) Role role,
            @JsonProperty("stores") @Nullable List<String> stores,
            @JsonProperty("regions") @Nullable List<String> regions,
            @JsonProperty("password") @Nullable String password) {
        this.name = name;
        this.role = role;
        this.stores = stores == null ? List.of() : List.copyOf(stores);
        this.regions = regions == null ? List.of() : List.copyOf(regions);
        this.password = password == null ? "" : password;
    }

    /** Whether a name can be a user's: up to 60 letters, digits, dots, dashes, underscores and @. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** As whom it looks at pages. */
    Viewer viewer(Catalogue catalogue) {
        boolean all = role == Role.ADMIN || stores.contains(ALL);
        return new Viewer(name, role, all ? Optional.empty() : Optional.of(ownStores(catalogue)));
    }

    private Set<String> ownStores(Catalogue catalogue) {
        return catalogue.activeStores().stream()
                .filter(store -> stores.contains(store.id()) || regions.contains(store.region()))
                .map(Store::id)
                .collect(Collectors.toUnmodifiableSet());
    }
}
