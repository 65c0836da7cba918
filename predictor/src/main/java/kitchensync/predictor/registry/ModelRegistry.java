package kitchensync.predictor.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import kitchensync.predictor.feature.Features;
import org.flywaydb.core.Flyway;

/** Keeps every trained model with its report in Postgres, so that any process can forecast with the newest. */
@ApplicationScoped
public class ModelRegistry {

    private static final String SCHEMA = "predictor";
    private static final int VERSION_LENGTH = 12;

    private final AgroalDataSource database;
    private final ObjectMapper json;
    private volatile boolean migrated;

    ModelRegistry(AgroalDataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** The same bytes have the same version, everywhere. */
    public static String version(byte[] onnx) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(onnx);
            return HexFormat.of().formatHex(hash).substring(0, VERSION_LENGTH);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** Keeps a model and makes it the newest; storing the same one again moves it to the front. */
    public void store(StoredModel model, Instant trainedAt, Object report) throws SQLException {
        migrate();
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into predictor.models (version, trained_at, features, onnx, report)"
                                + " values (?, ?, ?, ?, ?::jsonb)"
                                + " on conflict (version) do update set trained_at = excluded.trained_at")) {
            insert.setString(1, model.version());
            insert.setObject(2, trainedAt.atOffset(ZoneOffset.UTC));
            insert.setString(3, featureNames());
            insert.setBytes(4, model.onnx());
            insert.setString(5, json.writeValueAsString(report));
            insert.executeUpdate();
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("the training report cannot be written as JSON", unwritable);
        }
    }

    /** The newest model that was trained on the features of this code. */
    public Optional<StoredModel> latest() throws SQLException {
        migrate();
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select version, onnx from predictor.models where features = ?"
                                + " order by trained_at desc, number desc limit 1")) {
            select.setString(1, featureNames());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(new StoredModel(row.getString(1), row.getBytes(2))) : Optional.empty();
            }
        }
    }

    private static String featureNames() {
        return String.join(" ", Features.NAMES);
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
