package kitchensync.predictor.registry;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells what models the registry keeps, and who made which one the champion. */
@Singleton
public class ModelList {

    private static final String ENTRIES = """
            select m.version, m.trained_at, m.window_start, m.window_end, m.report,
              p.promoted_at, p.promoted_by, p.reason, m.features = ?
            from predictor.models m left join lateral (
              select promoted_at, promoted_by, reason from predictor.promotions p
              where p.version = m.version order by number desc limit 1) p on true
            where m.version = coalesce(?, m.version)
            order by m.number desc limit 100
            """;
    private static final String PROMOTIONS =
            "select promoted_at, promoted_by, reason from predictor.promotions where version = ? order by number desc limit 20";

    private final RegistrySchema schema;

    ModelList(RegistrySchema schema) {
        this.schema = schema;
    }

    /**
     * A model as the list shows it.
     *
     * @param report of its training, as JSON
     * @param promotedAt when it last became champion; null when it never was
     * @param usable whether the running code makes the features that it was trained on
     */
    public record Entry(
            String version,
            Instant trainedAt,
            @Nullable LocalDate windowStart,
            @Nullable LocalDate windowEnd,
            String report,
            @Nullable Instant promotedAt,
            @Nullable String promotedBy,
            @Nullable String reason,
            boolean usable) {}

    /** When a model became champion, who made it so, and why. */
    public record Promotion(Instant at, String by, String reason) {}

    /** The newest hundred models, newest first. */
    public List<Entry> all() throws SQLException {
        return entries(null);
    }

    public Optional<Entry> find(String version) throws SQLException {
        return entries(version).stream().findFirst();
    }

    private List<Entry> entries(@Nullable String version) throws SQLException {
        List<Entry> models = new ArrayList<>();
        try (Connection connection = schema.connect();
                PreparedStatement select = connection.prepareStatement(ENTRIES)) {
            select.setString(1, RegistrySchema.FEATURES);
            select.setString(2, version);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    OffsetDateTime promoted = row.getObject(6, OffsetDateTime.class);
                    models.add(new Entry(
                            row.getString(1),
                            row.getObject(2, OffsetDateTime.class).toInstant(),
                            row.getObject(3, LocalDate.class),
                            row.getObject(4, LocalDate.class),
                            row.getString(5),
                            promoted == null ? null : promoted.toInstant(),
                            row.getString(7),
                            row.getString(8),
                            row.getBoolean(9)));
                }
            }
        }
        return models;
    }

    /** What the model's page shows beyond the report, as JSON; empty for a model from before there were pages. */
    public Optional<String> card(String version) throws SQLException {
        try (Connection connection = schema.connect();
                PreparedStatement select =
                        connection.prepareStatement("select card from predictor.models where version = ?")) {
            select.setString(1, version);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
            }
        }
    }

    /** The newest first. */
    public List<Promotion> promotions(String version) throws SQLException {
        List<Promotion> promotions = new ArrayList<>();
        try (Connection connection = schema.connect();
                PreparedStatement select = connection.prepareStatement(PROMOTIONS)) {
            select.setString(1, version);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    promotions.add(new Promotion(
                            row.getObject(1, OffsetDateTime.class).toInstant(), row.getString(2), row.getString(3)));
                }
            }
        }
        return promotions;
    }
}
