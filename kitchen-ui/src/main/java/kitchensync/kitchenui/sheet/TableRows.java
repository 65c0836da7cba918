package kitchensync.kitchenui.sheet;

import java.util.List;

/** The rows of a table as HTML: a page has hundreds of cells, and a template takes ten times as long for each. */
final class TableRows {

    private final StringBuilder html = new StringBuilder(4096);

    static String of(Table table) {
        TableRows rows = new TableRows();
        rows.html.append("<tbody>");
        table.rows().forEach(rows::row);
        rows.html.append("</tbody>");
        List<Cell> total = table.total();
        if (total != null) {
            rows.html.append("<tfoot>");
            rows.row(total);
            rows.html.append("</tfoot>");
        }
        return rows.html.toString();
    }

    private void row(List<Cell> cells) {
        html.append("<tr>");
        for (int column = 0; column < cells.size(); column++) {
            cell(cells.get(column), column == 0);
        }
        html.append("</tr>\n");
    }

    private void cell(Cell cell, boolean head) {
        String style = ((cell.number() ? "number " : "") + cell.tone()).strip();
        if (head) {
            html.append("<th scope=\"row\">");
        } else if (style.isEmpty()) {
            html.append("<td>");
        } else {
            html.append("<td class=\"").append(style).append("\">");
        }
        if (cell.link().isEmpty()) {
            html.append(Html.escaped(cell.text()));
        } else {
            html.append("<a href=\"").append(Html.escaped(cell.link())).append("\">");
            html.append(Html.escaped(cell.text())).append("</a>");
        }
        html.append(head ? "</th>" : "</td>");
    }
}
