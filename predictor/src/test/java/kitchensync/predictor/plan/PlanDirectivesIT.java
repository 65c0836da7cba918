package kitchensync.predictor.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import kitchensync.domain.catalogue.DayPart;
import kitchensync.domain.time.SimulatedClock;
import kitchensync.predictor.Tables;
import kitchensync.predictor.plan.PlanOverride.Kind;
import kitchensync.testkit.KafkaResource;
import kitchensync.testkit.PostgresResource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
class PlanDirectivesIT {

    @Inject
    PlanDirectives directives;

    @Inject
    SimulatedClock clock;

    @Inject
    Tables tables;

    private PlanOverride override(@Nullable String store, @Nullable String item, Kind kind, int percent) {
        Instant now = clock.instant();
        return new PlanOverride(0, store, item, kind, percent, "why", "Ann", now, now.plus(Duration.ofHours(2)));
    }

    private List<Long> listed(long... ids) throws SQLException {
        List<Long> wanted = java.util.Arrays.stream(ids).boxed().toList();
        return directives.overrides().stream()
                .map(PlanOverride::id)
                .filter(wanted::contains)
                .toList();
    }

    @Test
    void overridesAreKeptWithWhoAndWhyUntilTheyEnd() throws SQLException {
        // Given
        PlanOverride everywhere = override(null, "BRAT", Kind.MORE, 50);
        long first = directives.set(everywhere);
        long second = directives.set(override("012", null, Kind.NEVER, 0));

        // When
        assertThat(directives.end(second, "Bo")).isTrue();

        // Then
        assertThat(listed(first, second)).containsExactly(first);
        PlanOverride read = directives.overrides().stream()
                .filter(override -> override.id() == first)
                .findFirst()
                .orElseThrow();
        assertThat(read).usingRecursiveComparison().ignoringFields("id").isEqualTo(everywhere);
        assertThat(directives.end(second, "Bo")).isFalse();
        assertThat(tables.serving(
                        "select who, reason, ended_by, ended_at is not null from serving.plan_overrides where id = "
                                + second))
                .containsExactly(List.of("Ann", "why", "Bo", true));
        assertThat(directives.end(first, "Ann")).isTrue();
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThatThrownBy(() -> directives.set(override(null, "BRAT", Kind.LESS, 100)))
                .isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> directives.set(override(null, "BRAT", Kind.MORE, 0)))
                .isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> directives.set(override(null, "BRAT", Kind.NEVER, 10)))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void aMinimumIsReplacedAndTakenAway() throws SQLException {
        directives.set(new Presentation("061", "BRAT", DayPart.LUNCH, 4, "Ann"));
        directives.set(new Presentation("061", "BRAT", DayPart.BREAKFAST, 2, "Ann"));
        directives.set(new Presentation("061", "BRAT", DayPart.LUNCH, 6, "Bo"));

        assertThat(directives.minimums())
                .contains(
                        new Presentation("061", "BRAT", DayPart.LUNCH, 6, "Bo"),
                        new Presentation("061", "BRAT", DayPart.BREAKFAST, 2, "Ann"));

        directives.set(new Presentation("061", "BRAT", DayPart.LUNCH, 0, "Bo"));
        directives.set(new Presentation("061", "BRAT", DayPart.BREAKFAST, 0, "Bo"));
        assertThat(directives.minimums()).noneMatch(minimum -> minimum.storeId().equals("061"));
    }
}
