package kitchensync.snowflake;

import io.quarkus.arc.DefaultBean;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import kitchensync.domain.warehouse.Warehouse;

/** Snowflake is the warehouse of whoever has this on its class path, unless it has another. */
@Singleton
public class SnowflakeBeans {

    private static final int BEFORE_DUCKDB = 1;

    @Produces
    @Singleton
    @Identifier("snowflake")
    Warehouse snowflake(SnowflakeConfig config) {
        return new SnowflakeWarehouse(SnowflakeLogin.of(config));
    }

    @Produces
    @DefaultBean
    @Priority(BEFORE_DUCKDB)
    @Singleton
    Warehouse warehouse(@Identifier("snowflake") Warehouse snowflake) {
        return snowflake;
    }
}
