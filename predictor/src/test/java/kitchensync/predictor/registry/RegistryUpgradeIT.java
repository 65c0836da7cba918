package kitchensync.predictor.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import kitchensync.predictor.Tables;
import kitchensync.predictor.dispersion.DispersionTable;
import kitchensync.predictor.feature.Codes;
import kitchensync.predictor.model.DemandModel;
import kitchensync.testkit.KafkaResource;
import kitchensync.testkit.PostgresResource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** A registry as the first version of KitchenSync left it, with a model of a kind that is no longer made. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
class RegistryUpgradeIT {

    private static final Instant NOON = Instant.parse("2026-02-12T12:00:00Z");

    @Inject
    AgroalDataSource database;

    @Inject
    ObjectMapper json;

    @Inject
    Tables tables;

    @Test
    void aModelOfAnotherKindIsListedButPassedOverUntilThereIsANewOne() throws SQLException {
        // Given
        tables.executeServing("drop schema if exists predictor cascade");
        Flyway.configure()
                .dataSource(database)
                .schemas("predictor")
                .defaultSchema("predictor")
                .locations("classpath:kitchensync/predictor/registry")
                .target("1")
                .load()
                .migrate();
        tables.executeServing("insert into predictor.models (version, trained_at, features, onnx, report)"
                + " values ('oldoldoldold', '2026-01-01', 'hour weekday', 'x', '{}')");

        // When
        RegistrySchema schema = new RegistrySchema(database);
        ModelRegistry registry = new ModelRegistry(schema, json);
        ModelList models = new ModelList(schema);

        // Then
        assertThat(registry.champion()).isEmpty();
        assertThat(models.all()).hasSize(1).first().satisfies(old -> {
            assertThat(old.usable()).isFalse();
            assertThat(old.promotedBy()).isEqualTo("migration");
        });
        assertThat(models.card("oldoldoldold")).isEmpty();
        assertThatThrownBy(() -> registry.promote("oldoldoldold", "Ann", "asked for", NOON))
                .hasMessageContaining("that this version of KitchenSync can use");
        assertThatThrownBy(() -> registry.rollBack("Ann", NOON)).hasMessageContaining("no champion");

        // And a new one takes its place
        StoredModel made = registry.named(new DemandModel(
                new byte[] {1}, new Codes(List.of(), List.of(), List.of()), DispersionTable.ALL_POISSON));
        registry.store(made, NOON, LocalDate.EPOCH, LocalDate.EPOCH, Map.of(), Map.of());
        registry.promote(made.version(), "training", "new", NOON);
        assertThat(registry.champion().orElseThrow().version()).isEqualTo(made.version());
    }
}
