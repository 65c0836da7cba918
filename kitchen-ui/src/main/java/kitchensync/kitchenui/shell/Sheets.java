package kitchensync.kitchenui.shell;

import java.util.List;
import kitchensync.kitchenui.sheet.Csv;
import kitchensync.kitchenui.sheet.Table;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Hands a page's tables out as files. */
public final class Sheets {

    /** Without it Excel reads a file in the letters of its country, and there is a dash or an accent in most. */
    private static final char UTF_8_MARK = '\uFEFF';

    private Sheets() {}

    /**
     * @param name of the file without its ending; what is neither letter nor digit becomes a hyphen
     * @throws NotShown when the page has no such table
     */
    public static RestResponse<String> csv(List<Table> tables, String id, String name) {
        Table table = tables.stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> NotShown.noSuchTable(id));
        String file = (name + "-" + table.id()).replaceAll("[^A-Za-z0-9_]+", "-");
        return ResponseBuilder.ok(UTF_8_MARK + Csv.of(table), "text/csv; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"" + file + ".csv\"")
                .build();
    }
}
