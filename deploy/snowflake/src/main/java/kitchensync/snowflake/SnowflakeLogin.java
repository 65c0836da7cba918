package kitchensync.snowflake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * Who logs in where, and with what. Secrets are in files: a key of the user's, or a token that somebody else keeps fresh.
 *
 * @param url of the account: {@code https://ORGANIZATION-ACCOUNT.snowflakecomputing.com}
 * @param user the service's
 * @param role with the rights that docs/snowflake.md grants
 * @param warehouse that does the work; starts when it is asked
 * @param database that holds the layers
 * @param keyFile private key of the user, PKCS 8 in PEM; for login by key pair
 * @param keyPasswordFile with what the key is encrypted with, when it is
 * @param tokenFile OAuth access token, read anew at each login; for login by OAuth
 */
public record SnowflakeLogin(
        String url,
        String user,
        String role,
        String warehouse,
        String database,
        Optional<Path> keyFile,
        Optional<Path> keyPasswordFile,
        Optional<Path> tokenFile) {

    /** @throws IllegalArgumentException when there is not exactly one way to log in */
    public SnowflakeLogin {
        if (keyFile.isPresent() == tokenFile.isPresent()) {
            throw new IllegalArgumentException("Snowflake needs one way to log in: set either"
                    + " kitchensync.snowflake.private-key-file or kitchensync.snowflake.token-file");
        }
    }

    /** @throws IllegalArgumentException when something is missing; the message names the key */
    static SnowflakeLogin of(SnowflakeConfig config) {
        String url = config.url()
                .or(() -> config.account().map(account -> "https://" + account + ".snowflakecomputing.com"))
                .orElseThrow(() -> new IllegalArgumentException(
                        "Snowflake needs an account; set kitchensync.snowflake.account=ORGANIZATION-ACCOUNT"));
        return new SnowflakeLogin(
                url,
                config.user(),
                config.role(),
                config.warehouse(),
                config.database(),
                config.privateKeyFile(),
                config.privateKeyPasswordFile(),
                config.tokenFile());
    }

    String jdbcUrl() {
        return "jdbc:snowflake://" + url;
    }

    /** What the driver is told. */
    Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("role", role);
        properties.setProperty("warehouse", warehouse);
        properties.setProperty("db", database);
        properties.setProperty("schema", SnowflakeWarehouse.SCHEMA);
        properties.setProperty("ssl", url.startsWith("http://") ? "off" : "on");
        keyFile.ifPresent(file -> {
            properties.setProperty("authenticator", "snowflake_jwt");
            properties.setProperty("private_key_file", file.toAbsolutePath().toString());
        });
        keyPasswordFile.ifPresent(file -> properties.setProperty("private_key_file_pwd", secret(file)));
        tokenFile.ifPresent(file -> {
            properties.setProperty("authenticator", "oauth");
            properties.setProperty("token", secret(file));
        });
        // Of the session: what the SQL takes for granted.
        properties.setProperty("TIMEZONE", "UTC");
        properties.setProperty("TIMESTAMP_TYPE_MAPPING", "TIMESTAMP_NTZ");
        properties.setProperty("QUERY_TAG", "kitchensync");
        // Answers that need no access to the JVM's insides.
        properties.setProperty("JDBC_QUERY_RESULT_FORMAT", "JSON");
        // Otherwise the driver asks the metadata services of three clouds where it runs, and reports home.
        properties.setProperty("disablePlatformDetection", "true");
        properties.setProperty("CLIENT_TELEMETRY_ENABLED", "false");
        properties.setProperty("CLIENT_OUT_OF_BAND_TELEMETRY_ENABLED", "false");
        return properties;
    }

    private static String secret(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read the Snowflake secret in " + file, unreadable);
        }
    }
}
