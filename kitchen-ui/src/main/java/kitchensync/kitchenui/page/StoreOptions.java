package kitchensync.kitchenui.page;

import java.util.List;
import kitchensync.kitchenui.sheet.Html;

/** The options of the store selector, by region; written once, for a chain has hundreds and each page of the crew all. */
public record StoreOptions(String html) {

    static StoreOptions of(List<Region> regions) {
        StringBuilder html = new StringBuilder();
        regions.forEach(region -> {
            html.append("<optgroup label=\"")
                    .append(Html.escaped(region.name()))
                    .append("\">");
            region.stores()
                    .forEach(store -> html.append(option(store.id()))
                            .append('>')
                            .append(Html.escaped(store.name()))
                            .append("</option>"));
            html.append("</optgroup>");
        });
        return new StoreOptions(html.toString());
    }

    private static String option(String id) {
        return "<option value=\"" + Html.escaped(id) + "\"";
    }

    /** @param id of the store that is chosen already; nothing is where it is not among them */
    public String selecting(String id) {
        String option = option(id);
        int at = html.indexOf(option + ">") + option.length();
        return at < option.length() ? html : html.substring(0, at) + " selected" + html.substring(at);
    }
}
