package kitchensync.kitchenui.page;

import io.quarkus.qute.TemplateData;
import java.util.List;
import java.util.Locale;
import kitchensync.kitchenui.access.Viewer;

/**
 * What every page has around it.
 *
 * @param locale the language of its words, and how it writes days
 * @param viewer who looks
 * @param regions the stores to choose from
 */
@TemplateData
public record Frame(Assets assets, Locale locale, Tablet.Look look, Viewer viewer, List<Region> regions) {

    public String language() {
        return locale.getLanguage();
    }

    /** Whether there is another store to look at. */
    public boolean hasOtherStores() {
        return regions.stream().mapToInt(region -> region.stores().size()).sum() > 1;
    }
}
