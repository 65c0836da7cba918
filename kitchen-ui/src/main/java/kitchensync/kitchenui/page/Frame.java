package kitchensync.kitchenui.page;

import java.util.List;
import java.util.Locale;

/**
 * What every page has around it.
 *
 * @param locale the language of its words, and how it writes days
 * @param regions the stores to choose from
 * @param stores the same as options of a form
 */
public record Frame(Assets assets, Locale locale, Tablet.Look look, List<Region> regions, StoreOptions stores) {

    public String language() {
        return locale.getLanguage();
    }
}
