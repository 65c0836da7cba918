package kitchensync.kitchenui.access;

import static kitchensync.kitchenui.access.LoggedIn.OWN;
import static kitchensync.kitchenui.access.LoggedIn.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.nio.file.Files;
import java.nio.file.Path;
import kitchensync.testkit.PostgresResource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The trial's page, from before one was played. */
@QuarkusTest
@TestProfile(LoggedIn.class)
@QuarkusTestResource(PostgresResource.class)
class TrialPageIT {

    private static final String FORECAST = "/stores/" + OWN + "/forecast/HOT_DOG";

    /** {@code printf 'svg {}' | openssl dgst -sha256 -binary | base64} */
    private static final String CHECKSUM = "B/FwioYsGAZrs6YqAirmwDcYSVYW094sqpjkGWvc+kg=";

    @AfterEach
    void noTrial() throws Exception {
        Files.deleteIfExists(file());
    }

    @Test
    void managersAreLedToItOnceThereIsOne() throws Exception {
        String manager = LoggedIn.session("mia");
        Response none = as(manager).get("/trial");
        assertThat(none.statusCode()).isEqualTo(404);
        assertThat(none.asString()).contains("No trial has been played here", "kitchensync.kitchen-ui.trial-page");
        assertThat(as(manager).get(FORECAST).asString()).doesNotContain("/trial");

        Files.writeString(file(), "<!DOCTYPE html><style>svg {}</style><svg></svg>");

        assertThat(as(manager).get(FORECAST).asString()).contains("href=\"/trial\"");
        Response trial = as(manager).get("/trial");
        assertThat(trial.statusCode()).isEqualTo(200);
        assertThat(trial.asString()).endsWith("<svg></svg>");
        assertThat(trial.header("Content-Security-Policy"))
                .contains("default-src 'none'", "style-src 'sha256-" + CHECKSUM + "'");
    }

    @Test
    void whoeverHasLoggedInCanLogOutThere() throws Exception {
        Files.writeString(file(), "<!DOCTYPE html><html><body><p>A trial</p></body></html>");

        Response trial = as(LoggedIn.session("mia")).get("/trial");

        assertThat(trial.asString())
                .contains("<form class=\"leave\" action=\"/logout\" method=\"post\">", "Log out <b>mia</b>");
        assertThat(trial.header("Content-Security-Policy")).contains("form-action 'self'");
    }

    @Test
    void theCrewIsNot() throws Exception {
        Files.writeString(file(), "<!DOCTYPE html>");

        assertThat(as(LoggedIn.session("grill")).get("/trial").statusCode()).isEqualTo(403);
    }

    private static Path file() {
        return Path.of(ConfigProvider.getConfig().getValue("kitchensync.kitchen-ui.trial-page", String.class));
    }
}
