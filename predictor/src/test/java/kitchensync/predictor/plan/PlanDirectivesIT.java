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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @Test
    void overridesAreReadUntilTheyEnd() throws SQLException {
        // Given
        Instant now = clock.instant();
        long first = say("null, 'BRAT', 'more', 50");
        long second = say("'012', null, 'never', 0");
        assertThat(directives.overrides()).extracting(PlanOverride::id).contains(first, second);

        // When
        end(second);

        // Then
        assertThat(directives.overrides())
                .contains(new PlanOverride(
                        first, null, "BRAT", Kind.MORE, 50, "why", "Ann", now, now.plus(Duration.ofHours(2))))
                .noneMatch(override -> override.id() == second);
        end(first);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null, 'BRAT', 'less', 100",
                "null, 'BRAT', 'more', 0",
                "null, 'BRAT', 'never', 10",
            })
    void whatMakesNoSenseIsRefused(String values) {
        assertThatThrownBy(() -> say(values))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("violates check constraint");
    }

    @Test
    void minimumsOfNoUnitsAreNone() throws SQLException {
        // Given
        tables.executeServing("insert into serving.plan_minimums (store_id, item_id, day_part, units, who, set_at)"
                + " values ('061', 'BRAT', 'lunch', 6, 'Bo', now()), ('061', 'BRAT', 'breakfast', 0, 'Bo', now())");

        // When
        List<Minimum> minimums = directives.minimums();

        // Then
        tables.executeServing("delete from serving.plan_minimums where store_id = '061'");
        assertThat(minimums).containsExactly(new Minimum("061", "BRAT", DayPart.LUNCH, 6, "Bo"));
    }

    /** @param values of store, item, kind and percent; it holds from now on, for two hours */
    private long say(String values) throws SQLException {
        Instant now = clock.instant();
        return (long) tables.serving("insert into serving.plan_overrides"
                        + " (store_id, item_id, kind, percent, reason, who, from_at, until_at, set_at) values ("
                        + values + ", 'why', 'Ann', '" + now + "', '" + now.plus(Duration.ofHours(2)) + "', '" + now
                        + "') returning id")
                .getFirst()
                .getFirst();
    }

    private void end(long id) throws SQLException {
        tables.executeServing(
                "update serving.plan_overrides set ended_at = '" + clock.instant() + "' where id = " + id);
    }
}
