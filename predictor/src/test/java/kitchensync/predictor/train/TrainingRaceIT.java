package kitchensync.predictor.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.time.SimulatedClock;
import kitchensync.domain.warehouse.Warehouse;
import kitchensync.predictor.Beginning;
import kitchensync.predictor.Chain;
import kitchensync.predictor.dispersion.DispersionTable;
import kitchensync.predictor.feature.Codes;
import kitchensync.predictor.fit.TrainingSettings;
import kitchensync.predictor.model.DemandModel;
import kitchensync.predictor.plan.PlanSettings;
import kitchensync.predictor.registry.ModelRegistry;
import kitchensync.predictor.registry.StoredModel;
import kitchensync.testkit.KafkaResource;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.Test;

/** Somebody makes a model champion while another is being trained. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
class TrainingRaceIT {

    @Inject
    Beginning beginning;

    @Inject
    Warehouse warehouse;

    @Inject
    Catalogue catalogue;

    @Inject
    TrainingSettings settings;

    @Inject
    PlanSettings plan;

    @Inject
    ModelRegistry registry;

    @Inject
    SimulatedClock clock;

    @Test
    void aPromotionInTheMeantimeStands() throws SQLException {
        // Given
        beginning.again();
        StoredModel other = registry.named(
                new DemandModel(null, new Codes(List.of(), List.of(), List.of()), DispersionTable.ALL_POISSON));
        registry.store(other, clock.instant(), Chain.FIRST_DAY, Chain.TODAY, Map.of(), Map.of());
        // What is asked for once the champion is known, and before anything is compared with it
        PlanSettings asked = () -> {
            try {
                registry.promote(other.version(), "manager", "by hand", clock.instant());
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
            return plan.missWeight();
        };

        // When
        TrainingReport report = new Training(warehouse, catalogue, settings, asked, registry, clock).train();

        // Then
        assertThat(report.promoted()).isFalse();
        assertThat(report.objections()).singleElement().asString().contains(other.version());
        assertThat(registry.champion().orElseThrow().version()).isEqualTo(other.version());
    }
}
