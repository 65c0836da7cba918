package kitchensync.kitchenui.serving;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows of the serving tables as records. */
final class ServingColumns {

    private ServingColumns() {}

    static PlanRow planRow(Row row) {
        return new PlanRow(
                row.getString("item_id"),
                row.getInteger("slot_index"),
                row.getInteger("cook_quantity"),
                row.getDouble("expected_demand"),
                row.getDouble("on_hand"),
                row.getDouble("cooking"),
                row.getInteger("hold_until"),
                row.getString("reason"),
                row.getInteger("without_override"),
                row.getString("model_version"),
                row.getOffsetDateTime("planned_at").toInstant(),
                instant(row.getOffsetDateTime("slot_start")));
    }

    static Ahead ahead(Row row) {
        return new Ahead(row.getString("item_id"), row.getInteger("next_hour"), row.getInteger("rest_of_day"));
    }

    static Act act(Row row) {
        Act.Kind kind = Act.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT));
        return new Act(
                row.getUUID("act_id"),
                kind,
                row.getString("item_id"),
                row.getOffsetDateTime("slot_start").toInstant(),
                row.getInteger("turn"),
                row.getInteger("quantity"),
                row.getString("reason"),
                kind == Act.Kind.DISCARD ? UUID.fromString(row.getString("subject")) : null,
                row.getOffsetDateTime("at").toInstant(),
                instant(row.getOffsetDateTime("until")),
                row.getUUID("event_id"),
                row.getBoolean("undone"),
                row.getBoolean("told"));
    }

    static CookedBatch batch(Row row) {
        return new CookedBatch(
                row.getUUID("event_id"),
                row.getString("item_id"),
                row.getInteger("quantity"),
                row.getOffsetDateTime("cooked_at").toInstant());
    }

    static DayTotal dayTotal(Row row) {
        return new DayTotal(
                row.getString("item_id"),
                row.getLocalDate("day"),
                row.getInteger("sold"),
                row.getBigDecimal("revenue"),
                row.getInteger("wasted"),
                row.getBigDecimal("waste_cost"),
                row.getInteger("missed"));
    }

    static Missed missed(Row row) {
        return new Missed(row.getString("item_id"), row.getInteger("missed"));
    }

    static Optional<PipelineStatus> status(Row row) {
        return Optional.ofNullable(instant(row.getOffsetDateTime("finished_at")))
                .map(finishedAt -> new PipelineStatus(
                        finishedAt,
                        instant(row.getOffsetDateTime("good_at")),
                        instant(row.getOffsetDateTime("data_up_to")),
                        row.getInteger("tests_failed")));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime timestamp) {
        return Optional.ofNullable(timestamp).map(OffsetDateTime::toInstant).orElse(null);
    }

    static SlotGone slotGone(Row row) {
        return new SlotGone(
                row.getString("item_id"),
                row.getOffsetDateTime("slot_start").toInstant(),
                row.getInteger("sold"),
                row.getInteger("wasted"));
    }
}
