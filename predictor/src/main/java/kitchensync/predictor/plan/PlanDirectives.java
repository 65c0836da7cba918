package kitchensync.predictor.plan;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import kitchensync.domain.catalogue.DayPart;

/**
 * What managers say about the plan: who said what, why and until when. The kitchen's pages write it to
 * serving.plan_overrides and serving.plan_minimums, whose constraints are the rules; here it is only read. An override
 * is never deleted, so that it can be compared later with what would have been.
 */
@ApplicationScoped
public class PlanDirectives {

    private static final String COLUMNS = "id, store_id, item_id, kind, percent, reason, who, from_at, until_at";

    private final AgroalDataSource database;
    private final Clock clock;

    PlanDirectives(AgroalDataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Overrides that hold now or will, oldest first. */
    public List<PlanOverride> overrides() throws SQLException {
        List<PlanOverride> overrides = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("select " + COLUMNS
                        + " from serving.plan_overrides where ended_at is null and until_at > ? order by id")) {
            select.setObject(1, utc(clock.instant()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    overrides.add(new PlanOverride(
                            row.getLong(1),
                            row.getString(2),
                            row.getString(3),
                            PlanOverride.Kind.valueOf(row.getString(4).toUpperCase(Locale.ROOT)),
                            row.getInt(5),
                            row.getString(6),
                            row.getString(7),
                            instant(row, 8),
                            instant(row, 9)));
                }
            }
        }
        return overrides;
    }

    /** Minimums above 0. */
    public List<Minimum> minimums() throws SQLException {
        List<Minimum> minimums = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("""
                        select store_id, item_id, day_part, units, who from serving.plan_minimums
                        where units > 0 order by 1, 2, 3""")) {
            while (row.next()) {
                minimums.add(new Minimum(
                        row.getString(1),
                        row.getString(2),
                        DayPart.valueOf(row.getString(3).toUpperCase(Locale.ROOT)),
                        row.getInt(4),
                        row.getString(5)));
            }
        }
        return minimums;
    }

    /** Whether anything was said, ended or ran out since then. */
    boolean changedSince(Instant then) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select exists(select 1 from serving.plan_overrides
                            where greatest(set_at, ended_at) > ? or ended_at is null and until_at > ? and until_at <= ?)
                          or exists(select 1 from serving.plan_minimums where set_at > ?)""")) {
            select.setObject(1, utc(then));
            select.setObject(2, utc(then));
            select.setObject(3, utc(clock.instant()));
            select.setObject(4, utc(then));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    Directives all() throws SQLException {
        return new Directives(overrides(), minimums());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
