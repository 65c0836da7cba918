package kitchensync.bench.forecaster;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.CatalogueFiles;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.event.Event;
import kitchensync.domain.slot.Slot;
import kitchensync.domain.warehouse.Warehouse;
import kitchensync.simulator.history.History;

/**
 * What the stores have sold, straight in the warehouse tables that the predictor reads. The simulator plays the stores out
 * of the box; any other store has sold what one of these did, but for every tenth line, each its own.
 */
@Singleton
class PastSales {

    private static final List<String> COLUMNS =
            List.of("store_id", "item_id", "sale_date", "slot_index", "sold", "missed", "wasted", "cooked");

    /** What was cooked longer ago than that tells nothing about the stock of now. */
    private static final Duration LASTING = Duration.ofHours(8);

    private static final String LIKE = """
            insert into INTERMEDIATE.ITEM_SLOTS by name select '%1$s' as store_id, item_id, sale_date, slot_index,
              sold, missed, wasted, cooked from INTERMEDIATE.ITEM_SLOTS
            where store_id = '%2$s' and hash(item_id, sale_date, slot_index, '%1$s') %% 10 <> 0""";

    private final Catalogue catalogue;
    private final Warehouse warehouse;
    private final History history;

    PastSales(Catalogue catalogue, Warehouse warehouse, History history) {
        this.catalogue = catalogue;
        this.warehouse = warehouse;
        this.history = history;
    }

    /** @param rows one for a store, item, day and slot in which something happened */
    record Made(long rows, double seconds) {}

    private record Cell(String itemId, LocalDate day, int slot) {}

    private static final class Units {
        int sold;
        int missed;
        int wasted;
        int cooked;
    }

    /** Makes whole days up to the one of {@code now}, and that one up to {@code now}, with its stock. */
    Made make(int days, Instant now) throws SQLException, IOException {
        long start = System.nanoTime();
        List<Store> played = CatalogueFiles.bundled().activeStores();
        try (Connection connection = warehouse.connect();
                Statement statement = connection.createStatement()) {
            Tables.create(statement);
            for (Store store : catalogue.activeStores()) {
                if (played.contains(store)) {
                    play(connection, store, days, now);
                }
            }
            for (Store store : catalogue.activeStores()) {
                if (!played.contains(store)) {
                    Store like = played.get(Integer.parseInt(store.id()) % played.size());
                    statement.execute(LIKE.formatted(store.id(), like.id()));
                }
            }
            Tables.fill(statement, now);
            statement.execute("checkpoint");
            return new Made(Tables.rows(statement), (System.nanoTime() - start) / 1e9);
        }
    }

    private void play(Connection connection, Store store, int days, Instant now) throws SQLException, IOException {
        LocalDate today = now.atZone(store.zone()).toLocalDate();
        Path slots = Files.createTempFile("kitchensync-slots-", ".csv");
        Path cooked = Files.createTempFile("kitchensync-cooked-", ".csv");
        try {
            try (CsvWriter slotRows =
                            CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(slots);
                    CsvWriter cookedRows =
                            CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(cooked)) {
                add(store, history.of(store, today.minusDays(days), days + 1), now, slotRows, cookedRows);
            }
            warehouse.load(connection, "INTERMEDIATE.ITEM_SLOTS", COLUMNS, slots);
            warehouse.load(
                    connection,
                    "STAGING.STG_COOKED_EVENTS",
                    List.of("store_id", "seq", "item_id", "quantity", "created_at"),
                    cooked);
        } finally {
            Files.delete(slots);
            Files.delete(cooked);
        }
    }

    private static void add(Store store, Iterator<Event> events, Instant now, CsvWriter slots, CsvWriter cooked) {
        Map<Cell, Units> day = new HashMap<>();
        LocalDate date = LocalDate.MIN;
        long seq = 0;
        while (events.hasNext()) {
            Event event = events.next();
            if (!event.createdAt().isBefore(now)) {
                break;
            }
            LocalDateTime local = LocalDateTime.ofInstant(event.createdAt(), store.zone());
            if (!local.toLocalDate().equals(date)) {
                write(store, day, slots);
                date = local.toLocalDate();
            }
            count(
                    day.computeIfAbsent(
                            new Cell(event.itemId(), date, Slot.of(local).index()), cell -> new Units()),
                    event);
            if (event instanceof Event.Cooked && event.createdAt().isAfter(now.minus(LASTING))) {
                cooked.writeRecord(
                        store.id(),
                        Long.toString(++seq),
                        event.itemId(),
                        Integer.toString(event.quantity()),
                        LocalDateTime.ofInstant(event.createdAt(), ZoneOffset.UTC)
                                .toString());
            }
        }
        write(store, day, slots);
    }

    private static void count(Units units, Event event) {
        switch (event) {
            case Event.Sale sale -> units.sold += sale.quantity();
            case Event.Stockout stockout -> units.missed += stockout.quantity();
            case Event.Waste waste -> units.wasted += waste.quantity();
            case Event.Cooked cooked -> units.cooked += cooked.quantity();
            case Event.Correction correction ->
                throw new IllegalStateException("a made-up past needs no correction " + correction.eventId());
        }
    }

    private static void write(Store store, Map<Cell, Units> day, CsvWriter slots) {
        day.forEach((cell, units) -> slots.writeRecord(
                store.id(),
                cell.itemId(),
                cell.day().toString(),
                Integer.toString(cell.slot()),
                Integer.toString(units.sold),
                Integer.toString(units.missed),
                Integer.toString(units.wasted),
                Integer.toString(units.cooked)));
        day.clear();
    }
}
