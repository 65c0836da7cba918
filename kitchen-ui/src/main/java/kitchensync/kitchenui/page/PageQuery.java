package kitchensync.kitchenui.page;

import io.quarkus.qute.TemplateData;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What of a manager's page is looked at, and stays so when another store, language or look is chosen. */
@TemplateData
public class PageQuery {

    @QueryParam("date")
    @Nullable
    String date;

    @QueryParam("item")
    @Nullable
    String item;

    @QueryParam("sort")
    @Nullable
    String sort;

    /** The same day of an item that the page's path names. */
    public PageQuery ofItem(String itemId) {
        PageQuery query = ofDay();
        query.item = itemId;
        return query;
    }

    /** The same day alone. */
    public PageQuery ofDay() {
        PageQuery query = new PageQuery();
        query.date = date;
        return query;
    }

    /** @param name as addresses have it */
    @TemplateData
    public record Field(String name, String value) {

        static Stream<Field> of(String name, @Nullable String value) {
            return value == null || value.isEmpty() ? Stream.empty() : Stream.of(new Field(name, value));
        }

        private String written() {
            return name + "=" + StoreAddress.part(value);
        }
    }

    /** What was asked for. */
    public List<Field> fields() {
        return Stream.of(Field.of("date", date), Field.of("item", item), Field.of("sort", sort))
                .flatMap(field -> field)
                .toList();
    }

    /** Empty, or begins with a question mark. */
    public String first() {
        return fields().isEmpty() ? "" : "?" + written();
    }

    /** Empty, or begins with an ampersand, to come after others. */
    public String more() {
        return fields().isEmpty() ? "" : "&" + written();
    }

    private String written() {
        return fields().stream().map(Field::written).collect(Collectors.joining("&"));
    }
}
