package kitchensync.kitchenui.page;

import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import kitchensync.domain.catalogue.Queue;
import kitchensync.domain.catalogue.Store;
import org.jspecify.annotations.Nullable;

/** Addresses of a store's queue, and what addresses of its other pages are made of. */
public final class StoreAddress {

    private StoreAddress() {}

    /** A text as a part of an address: imported items may be called {@code #1 COMBO} or {@code MAC & CHEESE}. */
    public static String part(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** @param queue the one to show alone; empty for both */
    public static URI of(Store store, Optional<Queue> queue) {
        return page(store, queue).build(store.id());
    }

    /** Back to the queue, which then says what came of a tap. */
    public static URI afterTap(Store store, @Nullable String queue, String outcome, @Nullable String itemId, UUID act) {
        UriBuilder page =
                page(store, Tablet.queue(queue)).queryParam("outcome", outcome).queryParam("act", act);
        return itemId == null
                ? page.build(store.id())
                : page.queryParam("item", "{item}").build(store.id(), itemId);
    }

    private static UriBuilder page(Store store, Optional<Queue> queue) {
        UriBuilder page = UriBuilder.fromPath("/stores/{store}");
        queue.ifPresent(shown -> page.queryParam("queue", Tablet.id(shown)));
        return page;
    }
}
