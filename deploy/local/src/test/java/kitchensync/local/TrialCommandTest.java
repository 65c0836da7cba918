package kitchensync.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class TrialCommandTest {

    @Test
    void whoAsksForItemsGetsTheFiguresOfEach() throws Exception {
        // When
        CommandRun run = CommandRun.of("trial", "--worlds", "home", "--seeds", "1", "--days", "1", "--json", "--items");

        // Then
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("waste % by item");
        JsonNode ours = new ObjectMapper()
                .readTree(run.out().lines().toList().getLast())
                .at("/home/ours");
        assertThat(ours.at("/by_item/HOT_DOG/units_sold").longValue())
                .isBetween(1L, ours.get("units_sold").longValue());
        assertThat(ours.at("/less/par_levels/profit").doubleValue()).isPositive();
    }
}
