package kitchensync.predictor.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import kitchensync.predictor.dispersion.DispersionTable;
import kitchensync.predictor.feature.Codes;
import kitchensync.predictor.model.DemandModel;
import kitchensync.testkit.KafkaResource;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
class ModelRegistryIT {

    private static final Instant NOON = Instant.parse("2026-02-12T12:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 2, 11);

    @Inject
    ModelRegistry registry;

    @Inject
    ModelList models;

    private StoredModel stored(String item) throws SQLException {
        StoredModel model = registry.named(new DemandModel(
                item.getBytes(StandardCharsets.UTF_8),
                new Codes(List.of("s"), List.of(item), List.of("c")),
                DispersionTable.ALL_POISSON));
        registry.store(model, NOON, DAY.minusDays(41), DAY, Map.of("scores", List.of()), Map.of());
        return model;
    }

    @Test
    void theChampionIsTheOnePromotedLastAndARollbackBringsTheOneBeforeBack() throws SQLException {
        // Given two models that became champion one after the other, and one that never did
        StoredModel first = stored("a");
        StoredModel second = stored("b");
        StoredModel third = stored("c");
        registry.promote(first.version(), "test", "first", NOON);
        registry.promote(second.version(), "test", "second", NOON);

        // When
        String now = registry.rollBack("manager", NOON);

        // Then
        assertThat(now).isEqualTo(first.version());
        StoredModel champion = registry.champion().orElseThrow();
        assertThat(champion.version()).isEqualTo(first.version());
        assertThat(champion.model().onnx()).isEqualTo(first.model().onnx());
        assertThat(champion.model().codes()).isEqualTo(first.model().codes());
        assertThat(champion.model().dispersion()).isEqualTo(first.model().dispersion());
        ModelList.Entry entry = models.find(first.version()).orElseThrow();
        assertThat(entry.promotedBy()).isEqualTo("manager");
        assertThat(entry.reason()).isEqualTo("rollback of " + second.version());
        assertThat(models.find(third.version()).orElseThrow().promotedAt()).isNull();
        assertThat(models.promotions(first.version()))
                .extracting(ModelList.Promotion::reason)
                .containsExactly("rollback of " + second.version(), "first");
    }

    @Test
    void everyRollbackGoesOneFurtherBack() throws SQLException {
        // Given a model that came after one that was rolled back
        String first = stored("far").version();
        String second = stored("near").version();
        String bad = stored("bad").version();
        String worse = stored("worse").version();
        for (String version : List.of(first, second, second, bad)) {
            registry.promote(version, "test", "by hand", NOON);
        }
        registry.rollBack("manager", NOON);
        registry.promote(worse, "test", "by hand", NOON);

        // When
        List<String> champions = List.of(registry.rollBack("manager", NOON), registry.rollBack("manager", NOON));

        // Then
        assertThat(champions).containsExactly(second, first);
    }

    @Test
    void whatIsNotThereCannotBePromoted() {
        assertThatThrownBy(() -> registry.promote("000000000000", "test", "none", NOON))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("There is no model 000000000000");
    }

    @Test
    void theSameModelHasTheSameVersion() throws SQLException {
        assertThat(stored("same").version()).isEqualTo(stored("same").version()).hasSize(12);
    }
}
