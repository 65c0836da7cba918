package kitchensync.kitchenui.shell;

import java.util.List;
import kitchensync.domain.catalogue.Store;
import kitchensync.kitchenui.access.Viewer;
import kitchensync.kitchenui.page.PageQuery;
import kitchensync.kitchenui.queue.Freshness;
import org.jspecify.annotations.Nullable;

/**
 * What stands around every page of managers.
 *
 * @param title of the page
 * @param place a store's or the chain's name
 * @param store null on pages of the whole chain
 * @param clock weekday, date and time where the page's store is
 * @param freshness how old the data are
 * @param page which of them it is
 * @param query what of it
 * @param viewer who looks
 * @param links to the other pages
 * @param language of its words
 * @param look {@code auto}, {@code day} or {@code night}
 */
public record Shell(
        String title,
        Page page,
        PageQuery query,
        Viewer viewer,
        String place,
        @Nullable Store store,
        String clock,
        Freshness freshness,
        List<Link> links,
        String language,
        String look,
        Style style) {

    public record Link(String title, String address, boolean current) {}
}
