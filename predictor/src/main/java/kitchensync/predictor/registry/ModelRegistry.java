package kitchensync.predictor.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Optional;
import kitchensync.predictor.model.DemandModel;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps every trained model with its report in Postgres, and which of them is the champion: the one that forecasts. A
 * model becomes champion by a row in predictor.promotions; a rollback is one more.
 */
@ApplicationScoped
public class ModelRegistry {

    private static final Logger LOG = Logger.getLogger(ModelRegistry.class);

    private static final int VERSION_LENGTH = 12;

    private static final String CHAMPION = """
            select m.version, m.onnx, m.fit from predictor.promotions p join predictor.models m on m.version = p.version
            where m.features = ? order by p.number desc limit 1
            """;
    private static final String PROMOTED = """
            select m.version, p.reason from predictor.promotions p join predictor.models m on m.version = p.version
            where m.features = ? order by p.number
            """;
    private static final String ROLLBACK = "rollback of ";
    /** The champion by the last promotion, whether or not this code can use it. */
    private static final String NEWEST = """
            select m.version, m.features = ? from predictor.promotions p join predictor.models m on m.version = p.version
            order by p.number desc limit 1
            """;

    private final RegistrySchema schema;
    private final ObjectMapper json;
    private volatile String passedOver = "";

    /** The champion that was read last. A version is always the same model, so one that is still champion need not be read again. */
    private volatile @Nullable StoredModel read;

    ModelRegistry(RegistrySchema schema, ObjectMapper json) {
        this.schema = schema;
        this.json = json;
    }

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

    /**
     * Keeps a model; one that is there already stays as it is.
     *
     * @param start first and {@code end} last day that it was trained on
     * @param report of its training
     * @param card what its page shows beyond that
     */
    public void store(StoredModel model, Instant trainedAt, LocalDate start, LocalDate end, Object report, Object card)
            throws SQLException {
        try (Connection connection = schema.connect();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into predictor.models"
                                + " (version, trained_at, features, onnx, fit, window_start, window_end, report, card)"
                                + " values (?, ?, ?, ?, ?::jsonb, ?, ?, ?::jsonb, ?::jsonb) on conflict (version) do nothing")) {
            insert.setString(1, model.version());
            insert.setObject(2, trainedAt.atOffset(ZoneOffset.UTC));
            insert.setString(3, RegistrySchema.FEATURES);
            insert.setBytes(4, model.model().onnx());
            insert.setString(5, write(Fit.of(model.model())));
            insert.setObject(6, start);
            insert.setObject(7, end);
            insert.setString(8, write(report));
            insert.setString(9, write(card));
            insert.executeUpdate();
        }
    }

    /**
     * Makes a model the champion.
     *
     * @throws IllegalArgumentException when there is no such model, or it was trained on other features than this code's
     */
    public void promote(String version, String by, String reason, Instant at) throws SQLException {
        try (Connection connection = schema.connect();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into predictor.promotions (version, promoted_at, promoted_by, reason)"
                                + " select version, ?, ?, ? from predictor.models where version = ? and features = ?")) {
            insert.setObject(1, at.atOffset(ZoneOffset.UTC));
            insert.setString(2, by);
            insert.setString(3, reason);
            insert.setString(4, version);
            insert.setString(5, RegistrySchema.FEATURES);
            if (insert.executeUpdate() == 0) {
                throw new IllegalArgumentException("There is no model " + version
                        + " that this version of KitchenSync can use; see the list of models.");
            }
        }
    }

    /**
     * Gives the champion's place back to the model that had it before. A model that was rolled back does not come back
     * this way: the next rollback goes one further.
     *
     * @return the version that is champion now
     * @throws IllegalStateException when no other model was champion before
     */
    public String rollBack(String by, Instant at) throws SQLException {
        Deque<String> champions = champions();
        if (champions.isEmpty()) {
            throw new IllegalStateException("There is no champion yet.");
        }
        String now = champions.pop();
        if (champions.isEmpty()) {
            throw new IllegalStateException("There is no champion before model " + now + ".");
        }
        promote(champions.element(), by, ROLLBACK + now, at);
        return champions.element();
    }

    /** The champion, the one before it, and so on, without those that were rolled back. */
    private Deque<String> champions() throws SQLException {
        Deque<String> champions = new ArrayDeque<>();
        try (Connection connection = schema.connect();
                PreparedStatement select = connection.prepareStatement(PROMOTED)) {
            select.setString(1, RegistrySchema.FEATURES);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String version = row.getString(1);
                    if (row.getString(2).startsWith(ROLLBACK) && champions.contains(version)) {
                        while (!version.equals(champions.element())) {
                            champions.pop();
                        }
                    } else if (!version.equals(champions.peek())) {
                        champions.push(version);
                    }
                }
            }
        }
        return champions;
    }

    /**
     * The model that forecasts: of those that were trained on the features of this code the one promoted last. A newer
     * one of another kind is passed over, and said so.
     */
    public Optional<StoredModel> champion() throws SQLException {
        StoredModel before = read;
        try (Connection connection = schema.connect();
                PreparedStatement select = connection.prepareStatement(NEWEST)) {
            select.setString(1, RegistrySchema.FEATURES);
            try (ResultSet row = select.executeQuery()) {
                if (row.next()) {
                    String newest = row.getString(1);
                    if (!row.getBoolean(2)) {
                        sayPassedOver(newest);
                    } else if (before != null && before.version().equals(newest)) {
                        return Optional.of(before);
                    }
                }
            }
        }
        Optional<StoredModel> champion = find(CHAMPION, RegistrySchema.FEATURES);
        champion.ifPresent(model -> read = model);
        return champion;
    }

    private void sayPassedOver(String version) {
        if (!version.equals(passedOver)) {
            passedOver = version;
            LOG.warnf(
                    "Model %s is passed over: it was trained on other features than this version of KitchenSync"
                            + " makes. ./kitchensync train makes a new one.",
                    version);
        }
    }

    private Optional<StoredModel> find(String sql, String... parameters) throws SQLException {
        try (Connection connection = schema.connect();
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
}
