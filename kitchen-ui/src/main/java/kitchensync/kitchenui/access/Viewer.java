package kitchensync.kitchenui.access;

import io.quarkus.qute.TemplateData;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.net.LoggedInAs;

/**
 * Who looks at a page. Where access is open that is {@link #ANYBODY}.
 *
 * @param onlyStores ids of the stores that it may see; empty for all stores
 */
@TemplateData
public record Viewer(String name, Role role, Optional<Set<String>> onlyStores) {

    /** Everybody who reaches a process without login. */
    public static final Viewer ANYBODY = new Viewer("", Role.ADMIN, Optional.empty());

    private static final String KEY = Viewer.class.getName();

    public Viewer {
        onlyStores = onlyStores.map(Set::copyOf);
    }

    /** @param storeId as the catalogue has it */
    public boolean maySee(String storeId) {
        return onlyStores.isEmpty() || onlyStores.get().contains(storeId);
    }

    /** Its stores, in the catalogue's order. */
    public List<Store> stores(Catalogue catalogue) {
        return catalogue.activeStores().stream()
                .filter(store -> maySee(store.id()))
                .toList();
    }

    /** Whether somebody has logged in at all. */
    public boolean loggedIn() {
        return !name.isEmpty();
    }

    /** Whether somebody works here under a name of her own, who is to leave again, and not a tablet's crew. */
    public boolean visits() {
        return loggedIn() && role != Role.CREW;
    }

    /** Whether the pages of managers are for it. */
    public boolean manages() {
        return role.includes(Role.MANAGER);
    }

    /** Whether the chain's page is for it. */
    public boolean seesChain() {
        return role.includes(Role.AREA);
    }

    /** Who makes this request; whoever the {@link Door} has not let in sees no store. */
    public static Viewer of(RoutingContext request) {
        Viewer viewer = request.get(KEY);
        return viewer == null ? new Viewer("", Role.CREW, Optional.of(Set.of())) : viewer;
    }

    static boolean isKnown(RoutingContext request) {
        return request.get(KEY) != null;
    }

    void admit(RoutingContext request) {
        request.put(KEY, this);
        request.put(LoggedInAs.KEY, visits() ? name : "");
    }
}
