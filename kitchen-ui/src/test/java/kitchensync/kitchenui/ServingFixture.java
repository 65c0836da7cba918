package kitchensync.kitchenui;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.slot.Slot;
import kitchensync.kitchenui.queue.Pasts;
import org.jspecify.annotations.Nullable;

/** Fills the serving tables as the predictor and the pipeline would. */
@Singleton
public class ServingFixture {

    private final AgroalDataSource database;
    private final Catalogue catalogue;
    private final Pasts pasts;

    ServingFixture(AgroalDataSource database, Catalogue catalogue, Pasts pasts) {
        this.database = database;
        this.catalogue = catalogue;
        this.pasts = pasts;
    }

    public void clear() {
        run("truncate serving.plan, serving.day_totals, serving.pipeline_status, serving.kitchen_acts,"
                + " serving.kitchen_versions, serving.cooked_batches, serving.slot_counters");
        pasts.forget();
    }

    public void plan(String store, String item, Instant now, boolean counted, int cook, double expected, String why) {
        Store known = catalogue.store(store).orElseThrow();
        Instant start = Slot.startOf(now);
        Slot slot = Slot.of(now, known.zone());
        run(
                "insert into serving.plan (store_id, slot_index, item_id, cook_quantity, expected_demand, on_hand,"
                        + " cooking, hold_until, reason, slot_start, model_version, planned_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'test', ?)",
                store,
                slot.index(),
                item,
                cook,
                expected,
                Math.max(0, expected - cook),
                0.0,
                slot.plus(8).index(),
                why,
                counted ? start.atOffset(ZoneOffset.UTC) : null,
                now.atOffset(ZoneOffset.UTC));
    }

    public void total(String store, String item, LocalDate day, int sold, BigDecimal revenue, int wasted, int missed) {
        BigDecimal cost = catalogue.item(item).orElseThrow().cost();
        run(
                "insert into serving.day_totals values (?, ?, ?, ?, ?, ?, ?, ?)",
                store,
                item,
                day,
                sold,
                revenue,
                wasted,
                cost.multiply(BigDecimal.valueOf(wasted)),
                missed);
    }

    /** What ingest has told of what went into cooking. */
    public UUID cooked(String store, String item, Instant at, int quantity) {
        UUID id = UUID.randomUUID();
        cooked(id, store, item, at, quantity);
        return id;
    }

    /** The same, told under that event. */
    public void cooked(UUID id, String store, String item, Instant at, int quantity) {
        run(
                "insert into serving.cooked_batches values (?, ?, ?, ?, ?)",
                store,
                id,
                item,
                quantity,
                at.atOffset(ZoneOffset.UTC));
    }

    /** A manager's word that changed a planned quantity. */
    public void override(String store, String item, int without, String reason) {
        run(
                "update serving.plan set without_override = ?, reason = ? where store_id = ? and item_id = ?",
                without,
                reason,
                store,
                item);
    }

    /** What ingest has counted in the slot of that moment. */
    public void counted(String store, String item, Instant at, int missed) {
        run(
                "insert into serving.slot_counters (store_id, item_id, slot_start, missed) values (?, ?, ?, ?)",
                store,
                item,
                Slot.startOf(at).atOffset(ZoneOffset.UTC),
                missed);
    }

    /** What ingest has counted in the slot of that moment. */
    public void gone(String store, String item, Instant at, int sold, int wasted) {
        run(
                "insert into serving.slot_counters (store_id, item_id, slot_start, sold, wasted) values (?, ?, ?, ?, ?)",
                store,
                item,
                Slot.startOf(at).atOffset(ZoneOffset.UTC),
                sold,
                wasted);
    }

    public void dataUpTo(Instant time) {
        run(
                "insert into serving.pipeline_status values (true, ?, ?, 0, ?)",
                time.atOffset(ZoneOffset.UTC),
                time.atOffset(ZoneOffset.UTC),
                time.atOffset(ZoneOffset.UTC));
    }

    /** Runs go on, but none since then has passed its tests. */
    public void lastGoodRun(Instant time) {
        run("update serving.pipeline_status set tests_failed = 2, good_at = ?", time.atOffset(ZoneOffset.UTC));
    }

    /** A morning such as a busy store has: about half of what is on sale is to be cooked, a few items were missed. */
    public void busyMorning(String store, Instant now) {
        Store known = catalogue.store(store).orElseThrow();
        Slot slot = Slot.of(now, known.zone());
        LocalDate today = LocalDate.ofInstant(now, known.zone());
        dataUpTo(now.minusSeconds(4 * 60));
        int n = 0;
        for (Item item : catalogue.activeItems()) {
            boolean open = item.isSellable(known, slot) || n % 3 == 0;
            int cook = open && n % 2 == 0 ? 1 + (n * 7) % 8 : 0;
            int stock = n % 4;
            String hand = stock == 0 ? "nothing on hand" : stock + " on hand expire 08:40";
            String why = "%d: expect %d until 09:15, %s, a miss costs 1.79 and a throw-away 1.20"
                    .formatted(cook, cook + stock, hand);
            plan(store, item.id(), now, true, cook, cook + stock, why);
            int sold = 5 + (n * 11) % 40;
            BigDecimal revenue = item.price().multiply(BigDecimal.valueOf(sold)).setScale(2, RoundingMode.HALF_UP);
            total(store, item.id(), today, sold, revenue, n % 5 == 0 ? 3 : 0, n % 8 == 6 ? 1 + n % 5 : 0);
            if (open && stock > 0) {
                cooked(store, item.id(), now.minus(item.cookTime()).minusSeconds(1800L + 60 * n), stock);
            }
            n++;
        }
        cooked(store, "HOT_DOG", now.minusSeconds(240), 4);
        cooked(store, "PIZZA_SLICE", now.minusSeconds(120), 6);
    }

    public long count(String table) {
        return countWhere(table, "true");
    }

    public long countWhere(String table, String condition) {
        try (Connection connection = database.getConnection();
                PreparedStatement count =
                        connection.prepareStatement("select count(*) from serving." + table + " where " + condition);
                ResultSet rows = count.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    public void run(String sql, @Nullable Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
