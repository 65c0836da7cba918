package kitchensync.pipeline.layer;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How old the newest row of a source's table is, held against what its properties allow, as {@code dbt source freshness}
 * does it.
 *
 * @param relation {@code SCHEMA.NAME}
 * @param newest null while the table is empty
 */
@RegisterForReflection
public record SourceFreshness(String relation, @Nullable Instant newest, Duration age, State state) {

    /** As dbt calls them: pass, warn, error. */
    public enum State {
        FRESH,
        WARN,
        ERROR
    }

    /** Of all tables that have a {@code loaded_at_field} and a {@code freshness}. */
    public static List<SourceFreshness> of(Project project, Connection connection, Instant now) throws SQLException {
        List<SourceFreshness> all = new ArrayList<>();
        for (JsonNode source : project.sources()) {
            String schema = source.path("schema").asText(source.path("name").asText());
            for (JsonNode table : source.path("tables")) {
                JsonNode config = table.path("config");
                String field = config.path("loaded_at_field").asText();
                if (!field.isEmpty() && config.has("freshness")) {
                    String relation = (schema + "." + table.path("name").asText()).toUpperCase(Locale.ROOT);
                    all.add(of(relation, newest(connection, relation, field), now, config.path("freshness")));
                }
            }
        }
        return all;
    }

    private static @Nullable Instant newest(Connection connection, String relation, String field) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select max(" + field + ") from " + relation)) {
            row.next();
            // Not by getObject: Snowflake's driver makes no LocalDateTime.
            Timestamp newest = row.getTimestamp(1);
            return newest == null ? null : newest.toLocalDateTime().toInstant(ZoneOffset.UTC);
        }
    }

    static SourceFreshness of(String relation, @Nullable Instant newest, Instant now, JsonNode rule) {
        Duration age = newest == null ? Duration.between(Instant.EPOCH, now) : Duration.between(newest, now);
        State state = isOlder(age, rule.path("error_after"))
                ? State.ERROR
                : isOlder(age, rule.path("warn_after")) ? State.WARN : State.FRESH;
        return new SourceFreshness(relation, newest, age, state);
    }

    private static boolean isOlder(Duration age, JsonNode limit) {
        if (limit.isMissingNode() || limit.isNull()) {
            return false;
        }
        long count = limit.path("count").asLong();
        Duration most = switch (limit.path("period").asText()) {
            case "minute" -> Duration.ofMinutes(count);
            case "hour" -> Duration.ofHours(count);
            case "day" -> Duration.ofDays(count);
            default ->
                throw new LayerException("a freshness has the period '"
                        + limit.path("period").asText() + "'; write minute, hour or day");
        };
        return age.compareTo(most) > 0;
    }

    /** One line for people. */
    public String words() {
        return newest == null
                ? relation + " has no rows"
                : relation + " has nothing newer than " + newest + ", " + age.toMinutes() + " minutes ago";
    }
}
