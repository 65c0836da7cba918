package kitchensync.kitchenui.page;

import jakarta.inject.Singleton;
import java.util.List;
import kitchensync.domain.catalogue.Catalogue;

/** Makes the frame of a tablet's pages. */
@Singleton
public class Frames {

    private final List<Region> regions;

    Frames(Catalogue catalogue) {
        this.regions = Region.of(catalogue);
    }

    public Frame of(Tablet tablet) {
        return new Frame(Assets.BUNDLED, tablet.locale(), tablet.look(), regions);
    }
}
