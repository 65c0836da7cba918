package kitchensync.kitchenui.shell;

import java.util.List;
import kitchensync.kitchenui.sheet.Csv;
import kitchensync.kitchenui.sheet.Table;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Hands a page's tables out as files. */
public final class Sheets {

    private Sheets() {}

    /**
     * @param name of the file without its ending; letters, digits and hyphens
     * @throws NotShown when the page has no such table
     */
    public static RestResponse<String> csv(List<Table> tables, String id, String name) {
        Table table = tables.stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> NotShown.noSuchTable(id));
        return ResponseBuilder.ok(Csv.of(table), "text/csv; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"" + name + "-" + table.id() + ".csv\"")
                .build();
    }
}
