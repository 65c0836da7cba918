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
 * @param stores the same as options of a form
 */
@TemplateData
public record Frame(
        Assets assets, Locale locale, Tablet.Look look, Viewer viewer, List<Region> regions, StoreOptions stores) {

    public String language() {
        return locale.getLanguage();
    }
}
