package kitchensync.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnowflakeLoginTest {

    @TempDir
    private Path folder;

    private record Keys(
            Optional<String> account,
            Optional<String> url,
            Optional<Path> privateKeyFile,
            Optional<Path> privateKeyPasswordFile,
            Optional<Path> tokenFile)
            implements SnowflakeConfig {

        @Override
        public String user() {
            return "KITCHENSYNC";
        }

        @Override
        public String role() {
            return "KITCHENSYNC_PIPELINE";
        }

        @Override
        public String warehouse() {
            return "KITCHENSYNC_WH";
        }

        @Override
        public String database() {
            return "LAYERS";
        }
    }

    private static SnowflakeLogin login(Map<String, String> keys) {
        return SnowflakeLogin.of(new Keys(
                Optional.ofNullable(keys.get("account")),
                Optional.ofNullable(keys.get("url")),
                Optional.ofNullable(keys.get("private-key-file")).map(Path::of),
                Optional.ofNullable(keys.get("private-key-password-file")).map(Path::of),
                Optional.ofNullable(keys.get("token-file")).map(Path::of)));
    }

    private Path secret(String text) throws IOException {
        return Files.writeString(folder.resolve("secret"), text + "\n");
    }

    @Test
    void aKeyAndItsPasswordAreFiles() throws IOException {
        // Given
        Path password = secret("open sesame");

        // When
        SnowflakeLogin login = login(Map.of(
                "account",
                "org-kitchen",
                "private-key-file",
                "/keys/k.p8",
                "private-key-password-file",
                password.toString()));

        // Then
        assertThat(login.jdbcUrl()).isEqualTo("jdbc:snowflake://https://org-kitchen.snowflakecomputing.com");
        assertThat(login.properties())
                .containsEntry("authenticator", "snowflake_jwt")
                .containsEntry("private_key_file", "/keys/k.p8")
                .containsEntry("private_key_file_pwd", "open sesame")
                .containsEntry("user", "KITCHENSYNC")
                .containsEntry("role", "KITCHENSYNC_PIPELINE")
                .containsEntry("warehouse", "KITCHENSYNC_WH")
                .containsEntry("db", "LAYERS")
                .containsEntry("ssl", "on");
    }

    @Test
    void aTokenIsReadAnewAtEachLogin() throws IOException {
        // Given
        SnowflakeLogin login =
                login(Map.of("account", "a", "token-file", secret("old").toString()));
        assertThat(login.properties()).containsEntry("authenticator", "oauth").containsEntry("token", "old");

        // When
        secret("new");

        // Then
        assertThat(login.properties()).containsEntry("token", "new");
    }

    @Test
    void theDriverNeitherLooksForACloudNorReportsHome() {
        Properties properties =
                login(Map.of("account", "a", "private-key-file", "k")).properties();

        assertThat(properties)
                .containsEntry("disablePlatformDetection", "true")
                .containsEntry("CLIENT_TELEMETRY_ENABLED", "false")
                .containsEntry("CLIENT_OUT_OF_BAND_TELEMETRY_ENABLED", "false");
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatThrownBy(() -> login(Map.of("private-key-file", "k")))
                .hasMessageContaining("kitchensync.snowflake.account");
        assertThatThrownBy(() -> login(Map.of("account", "a")))
                .hasMessageContaining("kitchensync.snowflake.token-file");
        assertThatThrownBy(() -> login(Map.of("account", "a", "private-key-file", "k", "token-file", "t")))
                .hasMessageContaining("one way to log in");
    }
}
