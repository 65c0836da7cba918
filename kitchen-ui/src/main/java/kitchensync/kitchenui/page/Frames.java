package kitchensync.kitchenui.page;

import jakarta.inject.Singleton;
import java.util.List;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.kitchenui.access.CurrentViewer;
import kitchensync.kitchenui.access.Viewer;

/** Makes the frame of a tablet's pages. */
@Singleton
public class Frames {

    private final Catalogue catalogue;
    private final CurrentViewer viewer;
    private final List<Region> all;

    Frames(Catalogue catalogue, CurrentViewer viewer) {
        this.catalogue = catalogue;
        this.viewer = viewer;
        this.all = Region.of(catalogue.activeStores());
    }

    public Frame of(Tablet tablet) {
        return new Frame(Assets.BUNDLED, tablet.locale(), tablet.look(), viewer.get(), regions());
    }

    /** Nobody is shown a store that is not among its own. */
    private List<Region> regions() {
        Viewer who = viewer.get();
        return who.onlyStores().isEmpty() ? all : Region.of(who.stores(catalogue));
    }
}
