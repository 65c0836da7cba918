package kitchensync.kitchenui.days;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What the columns of the serving tables become. */
final class DayColumns {

    private static final int HOURS = 24;

    private DayColumns() {}

    static StoreDay storeDay(Row row) {
        return new StoreDay(
                row.getString("store_id"),
                row.getLocalDate("day"),
                row.getInteger("sold"),
                row.getBigDecimal("revenue"),
                row.getInteger("wasted"),
                row.getBigDecimal("waste_cost"),
                row.getInteger("missed"),
                row.getBigDecimal("missed_sales"));
    }

    static ItemDay itemDay(Row row) {
        return new ItemDay(
                row.getString("item_id"),
                row.getLocalDate("day"),
                row.getInteger("sold"),
                row.getBigDecimal("revenue"),
                row.getInteger("wasted"),
                row.getBigDecimal("waste_cost"),
                row.getInteger("missed"),
                row.getBigDecimal("missed_sales"),
                units(row, "sold_hours"),
                hours(row, "wasted_hours"),
                hours(row, "missed_hours"),
                units(row, "cooked_hours"));
    }

    static ItemLoss itemLoss(Row row) {
        return new ItemLoss(row.getString("item_id"), hours(row, "missed_hours"), hours(row, "wasted_hours"));
    }

    static PlanDay planDay(Row row) {
        return new PlanDay(
                row.getString("item_id"),
                row.getLocalDate("day"),
                units(row, "planned"),
                units(row, "par"),
                means(row),
                units(row, "odds"),
                row.getString("model_version"),
                row.getOffsetDateTime("planned_at").toInstant());
    }

    static PlanOverride planOverride(Row row) {
        return new PlanOverride(
                row.getLong("id"),
                row.getString("store_id"),
                row.getString("item_id"),
                row.getString("kind"),
                row.getInteger("percent"),
                row.getString("reason"),
                row.getString("who"),
                row.getOffsetDateTime("from_at").toInstant(),
                row.getOffsetDateTime("until_at").toInstant(),
                instant(row, "ended_at"));
    }

    /** An empty array stands for hours without a unit. */
    private static int[] hours(Row row, String column) {
        int[] read = units(row, column);
        return read.length == 0 ? new int[HOURS] : read;
    }

    private static int[] units(Row row, String column) {
        Short[] read = row.getArrayOfShorts(column);
        int[] units = new int[read.length];
        Arrays.setAll(units, i -> read[i]);
        return units;
    }

    private static double[] means(Row row) {
        Float[] read = row.getArrayOfFloats("mean");
        double[] means = new double[read.length];
        Arrays.setAll(means, i -> read[i]);
        return means;
    }

    static @Nullable Instant instant(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
