package kitchensync.pipeline.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.agroal.api.AgroalDataSource;
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
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.warehouse.Warehouse;
import kitchensync.pipeline.StoreSchemas;
import kitchensync.pipeline.run.PipelineProject;
import kitchensync.pipeline.run.PipelineRunner;
import kitchensync.testkit.KafkaResource;
import kitchensync.testkit.PageCheck;
import kitchensync.testkit.PostgresResource;
import kitchensync.testkit.TestDoor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(value = KafkaResource.class, restrictToAnnotatedClass = true)
class PipelinePagesIT {

    private static final Pattern ANCHOR = Pattern.compile("href=\"#([^\"]+)\"");

    @TestHTTPResource("/pipeline")
    URI address;

    @Inject
    Router router;

    @Inject
    PipelineRunner runner;

    @Inject
    PipelineProject project;

    @Inject
    AgroalDataSource postgres;

    @Inject
    Warehouse warehouse;

    @Inject
    Catalogue catalogue;

    @BeforeEach
    void aGoodRun() throws SQLException {
        StoreSchemas.create(postgres, catalogue.activeStores());
        try (Connection connection = postgres.getConnection()) {
            StoreSchemas.sales(connection, catalogue.activeStores().getFirst(), 2, "2026-01-07 05:40+00");
        }
        runner.run();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return getFrom(URI.create(address + path));
    }

    private static HttpResponse<String> getFrom(URI address) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void everyTableIsDescribedOnOnePageThatLoadsNothing() throws Exception {
        HttpResponse<String> docs = get("/docs");

        assertThat(docs.statusCode()).isEqualTo(200);
        assertThat(docs.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'sha256-");
        String page = docs.body();
        project.now().docs().forEach(node -> assertThat(page).contains("<section id=\"" + node.name() + "\">"));
        assertThat(ANCHOR.matcher(page).results().map(MatchResult::group).distinct())
                .hasSizeGreaterThan(20)
                .allSatisfy(link -> assertThat(page).contains("id=\"" + link.substring(7, link.length() - 1) + "\""));
        assertThat(page)
                .doesNotContain("src=\"")
                .contains("MARTS.WASTE_PERCENTAGE")
                .contains("INTERMEDIATE.ITEM_SLOTS.revenue")
                .contains("unique_grain")
                .contains("&lt;");
    }

    @Test
    void aTableHasAPageOfItsOwnWithItsKin() throws Exception {
        String page = get("/docs/day_totals").body();

        assertThat(page)
                .contains("<h1>MARTS.DAY_TOTALS</h1>", "1 rows", "decimal(18,2)")
                .contains("href=\"/pipeline/docs/item_slots\"", "href=\"/pipeline/docs/raw.sales_events\"")
                .contains("href=\"/pipeline/docs/waste_percentage\"")
                .doesNotContain("href=\"/pipeline/docs/forecast_accuracy\"");
        assertThat(get("/docs/item_slots").body())
                .as("what is made of what is made of it")
                .contains("href=\"/pipeline/docs/waste_percentage\"");
        assertThat(get("/docs/no_such").statusCode()).isEqualTo(404);
    }

    @Test
    void whoHasLoggedInCanLogOutOnEveryPage() {
        TestDoor.open(router);

        assertThat(Stream.of("", "/docs", "/docs/day_totals", "/docs/no_such")
                        .flatMap(path -> TestDoor.complaints(URI.create(address + path)).stream()))
                .isEmpty();
    }

    @Test
    void theOverviewRenewsItselfAsAPageWithWhichNobodyMayBe() throws Exception {
        try (PageCheck pages = new PageCheck()) {
            Page page = pages.open(address);
            int runs = page.locator("tbody tr .state.succeeded").count();
            runner.run();
            Response asked = page.waitForResponse("**/pipeline?again", () -> {});

            assertThat(asked.status()).isEqualTo(200);
            PlaywrightAssertions.assertThat(page.locator("tbody tr .state.succeeded"))
                    .hasCount(runs + 1);
            page.context().setOffline(true);
            PlaywrightAssertions.assertThat(page.getByText("The server does not answer"))
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(20_000));
        }
        assertThat(get("").body())
                .contains("<noscript><meta http-equiv=\"refresh\" content=\"15; url=/pipeline?again\">");
    }

    @Test
    void nothingKeepsAnybodyOutByDayAndNightAndNothingSticksOut() {
        try (PageCheck pages = new PageCheck()) {
            assertThat(Stream.of("", "/docs", "/docs/day_totals", "/docs/no_such")
                            .flatMap(path -> pages.complaints(URI.create(address + path)).stream()))
                    .filteredOn(complaint -> !complaint.endsWith("404 (Not Found)"))
                    .isEmpty();
        }
    }

    @Test
    void whatCannotBeAskedIsSaidOnAPage() throws Exception {
        try (Connection connection = postgres.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("alter table pipeline.runs rename to away");
            try {
                HttpResponse<String> overview = get("");

                assertThat(overview.statusCode()).isEqualTo(503);
                assertThat(overview.body())
                        .contains("<h1>Not available</h1>", "cannot be asked right now", "href=\"/pipeline\"");
            } finally {
                statement.execute("alter table pipeline.away rename to runs");
            }
        }
    }

    @Test
    void runsAreCountedForPrometheus() throws Exception {
        assertThat(getFrom(address.resolve("/q/metrics")).body())
                .contains("pipeline_run_seconds_count{outcome=\"succeeded\"}", "pipeline_data_age_seconds 1200.0");
    }

    @Test
    void theOverviewSaysThatAllIsWellAndWhatFailedAndWhy() throws Exception {
        assertThat(get("").body())
                .contains("All is well.", "20 minutes old", "class=\"model good\"", "class=\"state succeeded\"");
        try (Connection connection = warehouse.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into RAW.SALES_EVENTS values ('012', 900, uuid(), '<b>', 5000, 2.00,"
                    + " '2026-01-06 12:00', nextval('RAW.LOAD_SEQ'))");
            try {
                runner.run();
                assertThat(get("").body())
                        .contains("are not up to date")
                        .contains("value_range quantity", "&quot;quantity&quot;:5000", "&lt;b&gt;")
                        .contains("class=\"state failed\"", "class=\"model skipped\"")
                        .contains("<td class=\"mono\">MARTS.DAY_TOTALS</td>");
            } finally {
                statement.execute("delete from RAW.SALES_EVENTS where quantity = 5000");
            }
        }
        runner.run();
        assertThat(get("").body()).contains("All is well.");
    }
}
