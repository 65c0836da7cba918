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
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.slot.Slot;
import org.jspecify.annotations.Nullable;

/** Fills the serving tables as the predictor and the pipeline would. */
@Singleton
public class ServingFixture {

    private final AgroalDataSource database;
    private final Catalogue catalogue;

    ServingFixture(AgroalDataSource database, Catalogue catalogue) {
        this.database = database;
        this.catalogue = catalogue;
    }

    public void clear() {
        run("truncate serving.plan, serving.day_totals, serving.pipeline_status, serving.done_marks,"
                + " serving.slot_counters");
    }

    public void plan(String store, String item, Instant now, boolean counted, int cook, double expected, String why) {
        Store known = catalogue.store(store).orElseThrow();
        Instant start = Slot.startOf(now);
        Slot slot = Slot.of(now, known.zone());
        run(
                "insert into serving.plan values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'test', ?)",
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

    /** What ingest has counted in the slot of that moment. */
    public void counted(String store, String item, Instant at, int missed) {
        run(
                "insert into serving.slot_counters (store_id, item_id, slot_start, missed) values (?, ?, ?, ?)",
                store,
                item,
                Slot.startOf(at).atOffset(ZoneOffset.UTC),
                missed);
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
            String why = "Expect %d sold by %s; %d on hand or cooking.".formatted(cook + stock, "09:15", stock);
            plan(store, item.id(), now, true, cook, cook + stock, why);
            int sold = 5 + (n * 11) % 40;
            BigDecimal revenue = item.price().multiply(BigDecimal.valueOf(sold)).setScale(2, RoundingMode.HALF_UP);
            total(store, item.id(), today, sold, revenue, n % 5 == 0 ? 3 : 0, n % 8 == 6 ? 1 + n % 5 : 0);
            n++;
        }
    }

    public long count(String table) {
        try (Connection connection = database.getConnection();
                PreparedStatement count = connection.prepareStatement("select count(*) from serving." + table);
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
