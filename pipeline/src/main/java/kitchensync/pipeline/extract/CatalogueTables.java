package kitchensync.pipeline.extract;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.DayPart;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.catalogue.Store;
import org.jspecify.annotations.Nullable;

/** Writes the catalogue into RAW, for SQL to read. */
public final class CatalogueTables {

    private static final int ROWS_A_STATEMENT = 500;

    private CatalogueTables() {}

    /** Replaces all of it in one transaction. */
    public static void replace(Connection warehouse, Catalogue catalogue) throws SQLException {
        warehouse.setAutoCommit(false);
        try {
            replace(warehouse, "RAW.STORES", stores(catalogue));
            replace(warehouse, "RAW.STORE_HOURS", storeHours(catalogue));
            replace(warehouse, "RAW.MENU_ITEMS", menuItems(catalogue));
            replace(warehouse, "RAW.SALE_DAYS", saleDays(catalogue));
            replace(warehouse, "RAW.DAY_PART_HOURS", dayPartHours());
            warehouse.commit();
        } finally {
            warehouse.rollback();
            warehouse.setAutoCommit(true);
        }
    }

    private static void replace(Connection warehouse, String table, List<@Nullable Object[]> rows) throws SQLException {
        try (Statement statement = warehouse.createStatement()) {
            statement.execute("delete from " + table);
        }
        for (int from = 0; from < rows.size(); from += ROWS_A_STATEMENT) {
            insert(warehouse, table, rows.subList(from, Math.min(rows.size(), from + ROWS_A_STATEMENT)));
        }
    }

    /** Many rows a statement: a warehouse takes as long for one row as for hundreds. */
    private static void insert(Connection warehouse, String table, List<@Nullable Object[]> rows) throws SQLException {
        String row = "("
                + String.join(
                        ", ",
                        Stream.generate(() -> "?").limit(rows.getFirst().length).toList()) + ")";
        String values =
                String.join(", ", Stream.generate(() -> row).limit(rows.size()).toList());
        try (PreparedStatement insert = warehouse.prepareStatement("insert into " + table + " values " + values)) {
            int parameter = 1;
            for (Object[] one : rows) {
                for (Object value : one) {
                    insert.setObject(parameter++, value);
                }
            }
            insert.executeUpdate();
        }
    }

    private static List<@Nullable Object[]> stores(Catalogue catalogue) {
        return catalogue.stores().stream()
                .map(store -> new Object[] {
                    store.id(),
                    store.name(),
                    store.region(),
                    store.level(),
                    store.zone().getId(),
                    store.active()
                })
                .toList();
    }

    private static List<@Nullable Object[]> storeHours(Catalogue catalogue) {
        return catalogue.stores().stream().flatMap(CatalogueTables::hoursOf).toList();
    }

    private static Stream<@Nullable Object[]> hoursOf(Store store) {
        return store.hours().hours().stream().map(hour -> new Object[] {store.id(), hour});
    }

    private static List<@Nullable Object[]> menuItems(Catalogue catalogue) {
        return catalogue.items().stream().map(CatalogueTables::row).toList();
    }

    private static @Nullable Object[] row(Item item) {
        return new @Nullable Object[] {
            item.id(),
            item.name(),
            item.category(),
            item.queue().name(),
            item.wasteGroup().name(),
            item.dayPart().id(),
            item.price(),
            item.salePrice(),
            item.cost(),
            (int) item.holdTime().toMinutes(),
            (int) item.cookTime().toMinutes(),
            item.popularity(),
            item.batch(),
            item.cookIn().name().toLowerCase(Locale.ROOT),
            item.active(),
            item.added()
        };
    }

    private static List<@Nullable Object[]> saleDays(Catalogue catalogue) {
        return catalogue.items().stream()
                .flatMap(item -> Stream.of(DayOfWeek.values())
                        .filter(item.saleDays()::contains)
                        .map(day -> new Object[] {item.id(), day.getValue() - 1}))
                .toList();
    }

    private static List<@Nullable Object[]> dayPartHours() {
        return Arrays.stream(DayPart.values())
                .flatMap(part -> part.hours().hours().stream().map(hour -> new Object[] {part.id(), hour}))
                .toList();
    }
}
