package kitchensync.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SnowflakeDialectTest {

    private final SnowflakeDialect dialect = new SnowflakeDialect();

    @Test
    void typesOfContractsAreThoseThatSnowflakeDescribes() {
        assertThat(dialect.type("bigint"))
                .isEqualTo(dialect.type("NUMBER(38,0)"))
                .isEqualTo(dialect.type("NUMBER(18,0)"));
        assertThat(dialect.type("decimal(18,2)")).isEqualTo(dialect.type("NUMBER(18,2)"));
        assertThat(dialect.type("double")).isEqualTo(dialect.type("FLOAT")).isEqualTo(dialect.type("double precision"));
        assertThat(dialect.type("varchar")).isEqualTo(dialect.type("VARCHAR(16777216)"));
        assertThat(dialect.type("timestamp")).isEqualTo(dialect.type("TIMESTAMP_NTZ(9)"));
        assertThat(dialect.type("date")).isEqualTo(dialect.type("DATE"));
    }

    @Test
    void typesThatDifferDiffer() {
        assertThat(dialect.type("decimal(18,2)")).isNotEqualTo(dialect.type("NUMBER(18,4)"));
        assertThat(dialect.type("bigint")).isNotEqualTo(dialect.type("NUMBER(18,2)"));
        assertThat(dialect.type("timestamp")).isNotEqualTo(dialect.type("TIMESTAMP_TZ(9)"));
    }

    @Test
    void aTableThatStandsChangesPlacesAndOneThatDoesNotIsNamed() {
        assertThat(dialect.replace("M.T", "M.T__NEXT", true))
                .containsExactly("alter table M.T swap with M.T__NEXT", "drop table M.T__NEXT");
        assertThat(dialect.replace("M.T", "M.T__NEXT", false)).containsExactly("alter table M.T__NEXT rename to M.T");
    }
}
