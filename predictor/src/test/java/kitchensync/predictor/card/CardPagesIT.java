package kitchensync.predictor.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.ext.web.Router;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Objects;
import java.util.stream.Stream;
import kitchensync.predictor.Beginning;
import kitchensync.predictor.Tables;
import kitchensync.predictor.registry.ModelRegistry;
import kitchensync.predictor.train.Training;
import kitchensync.testkit.KafkaResource;
import kitchensync.testkit.PageCheck;
import kitchensync.testkit.PostgresResource;
import kitchensync.testkit.TestDoor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The models' pages; what they look like is left in target/pages. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
class CardPagesIT {

    @TestHTTPResource("/models")
    URI address;

    @Inject
    Router router;

    @Inject
    Beginning beginning;

    @Inject
    Training training;

    @Inject
    ModelRegistry registry;

    @Inject
    Tables tables;

    @Inject
    Clock clock;

    private String version = "";

    @BeforeEach
    void aModel() throws SQLException {
        beginning.again();
        version = Objects.requireNonNull(training.train().version());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(address + path)).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static void keep(String name, String page) throws IOException {
        Files.writeString(Files.createDirectories(Path.of("target/pages")).resolve(name), page);
    }

    @Test
    void theListLinksToACardThatLoadsNothingAndTellsAll() throws Exception {
        // When
        HttpResponse<String> list = get("");
        HttpResponse<String> card = get("/" + version);

        // Then
        keep("models.html", list.body());
        keep("card.html", card.body());
        assertThat(list.body()).contains("href=\"/models/" + version + "\"", "champion", "training: deviance");
        assertThat(card.statusCode()).isEqualTo(200);
        assertThat(card.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'; style-src 'sha256-")
                .doesNotContain("unsafe");
        assertThat(card.body())
                .contains(
                        "2026-01-08 to 2026-02-11", "3 stores and 45 items", "random_forest", "HOT_DOG", "log_profile")
                .contains("Calibration: actual against nominal level", "worth a store-day", "By hour of the day")
                .contains("No day that it forecast has been counted yet.")
                .doesNotContain("<script", "src=\"", "style=\"");
    }

    @Test
    void aCardTellsHowTheModelHasDoneSince() throws Exception {
        tables.execute(
                "create table INTERMEDIATE.FORECAST_HOURS as select date '2026-02-10' as sale_date, '" + version
                        + "' as model_version, 5.0 as forecast, 4 as actual, 0.25 as deviance, range % 24 as hour from range(48)");

        String card = get("/" + version).body();

        keep("drift.html", card);
        assertThat(card).contains("aria-label=\"Bias by day\"", "<td class=\"t\">2026-02-10</td>", "+25.0 %", "0.2500");
    }

    @Test
    void whoHasLoggedInCanLogOutOnEveryPage() {
        TestDoor.open(router);

        assertThat(Stream.of("", "/" + version, "/000000000000")
                        .flatMap(path -> TestDoor.complaints(URI.create(address + path)).stream()))
                .isEmpty();
    }

    @Test
    void nothingKeepsAnybodyOutByDayAndNightAndNothingSticksOut() throws Exception {
        registry.promote(version, "Ann", "because", clock.instant());
        tables.execute(
                "create table INTERMEDIATE.FORECAST_HOURS as select date '2026-02-10' as sale_date, '" + version
                        + "' as model_version, 5.0 as forecast, 4 as actual, 0.25 as deviance, range % 24 as hour from range(48)");

        try (PageCheck pages = new PageCheck()) {
            assertThat(Stream.of("", "/" + version, "/000000000000")
                            .flatMap(path -> pages.complaints(URI.create(address + path)).stream()))
                    .filteredOn(complaint -> !complaint.endsWith("404 (Not Found)"))
                    .isEmpty();
        }
    }

    @Test
    void whatCannotBeLookedUpIsSaidOnAPage() throws Exception {
        tables.executeServing("alter table predictor.models rename to away");
        try {
            HttpResponse<String> list = get("");

            assertThat(list.statusCode()).isEqualTo(503);
            assertThat(list.body())
                    .contains("<h1>Not available</h1>", "cannot be looked up right now", "href=\"/models\"");
        } finally {
            tables.executeServing("alter table predictor.away rename to models");
        }
    }

    @Test
    void whatAPersonWroteIsTextAndNotMarkup() throws Exception {
        registry.promote(version, "<b>Ann</b>", "because & so", clock.instant());

        assertThat(get("/" + version).body()).contains("&lt;b&gt;Ann&lt;/b&gt;", "because &amp; so");
        assertThat(get("").body()).contains("&lt;b&gt;Ann&lt;/b&gt;");
    }

    @Test
    void aModelWithoutTreesSaysThatTheyWereTried() throws Exception {
        tables.executeServing("update predictor.models set report = jsonb_set(report, '{trees}', '0')");

        assertThat(get("/" + version).body())
                .contains("told nothing beyond it; so none are used")
                .doesNotContain("log_profile", "trees at strength");
    }

    @Test
    void aModelOfAnotherTimeHasACardWithWhatIsKnown() throws Exception {
        tables.executeServing("update predictor.models set card = null, report = '{\"trees\": 3}', features = 'other'");

        HttpResponse<String> card = get("/" + version);

        assertThat(card.statusCode()).isEqualTo(200);
        assertThat(card.body()).contains("too old", "trained before cards were kept");
        assertThat(get("").body()).contains(version, "too old");
        assertThat(get("/000000000000").statusCode()).isEqualTo(404);
    }
}
