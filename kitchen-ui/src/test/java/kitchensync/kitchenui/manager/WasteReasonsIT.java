package kitchensync.kitchenui.manager;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Why tills say that something was thrown away, each in words of its own. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class WasteReasonsIT extends FiveWeeksOfAStore {

    @BeforeEach
    void tills() {
        for (String reason : List.of(
                "expired",
                "Expired",
                " TOO OLD",
                "Cooked_by-mistake",
                "Not good",
                "dropped",
                "Rat trap",
                "No reason given")) {
            days.run("""
                    insert into serving.waste_events
                    values ('012', gen_random_uuid(), '2026-02-11', '2026-02-11 20:00Z', 'HOT_DOG', 1, ?)""", reason);
        }
    }

    private static List<String> reasons(String language) {
        return given().cookie("kitchensync_language", language)
                .get("/stores/012/waste/reasons.csv?date=2026-02-11")
                .asString()
                .lines()
                .skip(1)
                .map(line -> line.split(",")[0] + " " + line.split(",")[1])
                .toList();
    }

    @Test
    void aReasonThatIsOneOfOursIsInTheLanguageOfThePageAndAnotherAsItWasSent() {
        assertThat(reasons("es"))
                .containsExactlyInAnyOrder(
                        "pasó su tiempo 3",
                        "cocinado por error 1",
                        "calidad 1",
                        "se cayó 1",
                        "sin motivo 1",
                        "Rat trap 1");
    }

    @Test
    void aReasonThatIsWrittenInSeveralWaysIsOne() {
        assertThat(reasons("en")).contains("past its hold time 3", "Rat trap 1").hasSize(6);
    }
}
