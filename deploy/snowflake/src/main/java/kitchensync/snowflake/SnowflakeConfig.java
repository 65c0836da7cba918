package kitchensync.snowflake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** Where the warehouse is when it is Snowflake, and who logs in. */
@ConfigMapping(prefix = "kitchensync.snowflake")
public interface SnowflakeConfig {

    /** As in the account's URL: {@code ORGANIZATION-ACCOUNT}. */
    Optional<String> account();

    /** In place of the account: another URL, of a private link, say. */
    Optional<String> url();

    @WithDefault("KITCHENSYNC")
    String user();

    @WithDefault("KITCHENSYNC_PIPELINE")
    String role();

    @WithDefault("KITCHENSYNC_WH")
    String warehouse();

    @WithDefault("KITCHENSYNC")
    String database();

    /** Private key of the user, PKCS 8 in PEM. */
    Optional<Path> privateKeyFile();

    /** What that key is encrypted with. */
    Optional<Path> privateKeyPasswordFile();

    /** An OAuth access token, in place of the key. */
    Optional<Path> tokenFile();
}
