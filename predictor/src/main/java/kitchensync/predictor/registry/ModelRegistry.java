package kitchensync.predictor.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import kitchensync.predictor.feature.Features;
import kitchensync.predictor.forecast.DemandModel;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/**
 * Keeps every trained model with its report in Postgres, and which of them is the champion: the one that forecasts. A
 * model becomes champion by a row in predictor.promotions; a rollback is one more.
 */
@ApplicationScoped
public class ModelRegistry {

    private static final String SCHEMA = "predictor";
    private static final int VERSION_LENGTH = 12;

    private static final String CHAMPION = """
            select m.version, m.onnx, m.fit from predictor.promotions p join predictor.models m on m.version = p.version
            where m.features = ? order by p.number desc limit 1
            """;
    private static final String BEFORE = """
            select m.version, m.onnx, m.fit from predictor.promotions p join predictor.models m on m.version = p.version
            where m.features = ? and m.version <> ? order by p.number desc limit 1
            """;
    private static final String MODELS = """
            select m.version, m.trained_at, m.window_start, m.window_end, m.report,
              p.promoted_at, p.promoted_by, p.reason, m.features = ?
            from predictor.models m left join lateral (
              select promoted_at, promoted_by, reason from predictor.promotions p
              where p.version = m.version order by number desc limit 1) p on true
            order by m.number desc limit 100
            """;

    private final AgroalDataSource database;
    private final ObjectMapper json;
    private volatile boolean migrated;

    ModelRegistry(AgroalDataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
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

    /** The same model has the same version, everywhere. */
    public StoredModel named(DemandModel model) {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            byte[] onnx = model.onnx();
            hash.update(onnx == null ? new byte[0] : onnx);
            hash.update(write(Fit.of(model)).getBytes(StandardCharsets.UTF_8));
            return new StoredModel(HexFormat.of().formatHex(hash.digest()).substring(0, VERSION_LENGTH), model);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** Keeps a model; one that is there already stays as it is. */
    public void store(StoredModel model, Instant trainedAt, LocalDate start, LocalDate end, Object report)
            throws SQLException {
        migrate();
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("insert into predictor.models"
                        + " (version, trained_at, features, onnx, fit, window_start, window_end, report)"
                        + " values (?, ?, ?, ?, ?::jsonb, ?, ?, ?::jsonb) on conflict (version) do nothing")) {
            insert.setString(1, model.version());
            insert.setObject(2, trainedAt.atOffset(ZoneOffset.UTC));
            insert.setString(3, featureNames());
            insert.setBytes(4, model.model().onnx());
            insert.setString(5, write(Fit.of(model.model())));
            insert.setObject(6, start);
            insert.setObject(7, end);
            insert.setString(8, write(report));
            insert.executeUpdate();
        }
    }

    /**
     * Makes a model the champion.
     *
     * @throws IllegalArgumentException when there is no such model, or it was trained on other features than this code's
     */
    public void promote(String version, String by, String reason, Instant at) throws SQLException {
        migrate();
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into predictor.promotions (version, promoted_at, promoted_by, reason)"
                                + " select version, ?, ?, ? from predictor.models where version = ? and features = ?")) {
            insert.setObject(1, at.atOffset(ZoneOffset.UTC));
            insert.setString(2, by);
            insert.setString(3, reason);
            insert.setString(4, version);
            insert.setString(5, featureNames());
            if (insert.executeUpdate() == 0) {
                throw new IllegalArgumentException("There is no model " + version
                        + " that this version of KitchenSync can use; see the list of models.");
            }
        }
    }

    /**
     * Gives the champion's place back to the model that had it before.
     *
     * @return the version that is champion now
     * @throws IllegalStateException when no other model ever was champion
     */
    public String rollBack(String by, Instant at) throws SQLException {
        StoredModel now = champion().orElseThrow(() -> new IllegalStateException("There is no champion yet."));
        StoredModel before = find(BEFORE, featureNames(), now.version())
                .orElseThrow(() -> new IllegalStateException(
                        "Model " + now.version() + " is the only one that ever was champion."));
        promote(before.version(), by, "rollback of " + now.version(), at);
        return before.version();
    }

    /** The model that forecasts, if there is one that was trained on the features of this code. */
    public Optional<StoredModel> champion() throws SQLException {
        return find(CHAMPION, featureNames());
    }

    private Optional<StoredModel> find(String sql, String... parameters) throws SQLException {
        migrate();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                select.setString(i + 1, parameters[i]);
            }
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new StoredModel(
                                row.getString(1), fit(row.getString(3)).model(row.getBytes(2))))
                        : Optional.empty();
            }
        }
    }

    /** The newest hundred models, newest first. */
    public List<Entry> models() throws SQLException {
        migrate();
        List<Entry> models = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(MODELS)) {
            select.setString(1, featureNames());
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

    /** What a model has to have been made with: a model of another kind is passed over. */
    private static String featureNames() {
        return "profile " + String.join(" ", Features.NAMES);
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("a model's report or fit cannot be written as JSON", unwritable);
        }
    }

    private Fit fit(String text) {
        try {
            return json.readValue(text, Fit.class);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("a model's fit in predictor.models cannot be read", unreadable);
        }
    }

    private synchronized void migrate() {
        if (!migrated) {
            Flyway.configure()
                    .dataSource(database)
                    .schemas(SCHEMA)
                    .defaultSchema(SCHEMA)
                    .createSchemas(true)
                    .locations("classpath:kitchensync/predictor/registry")
                    .load()
                    .migrate();
            migrated = true;
        }
    }
}
