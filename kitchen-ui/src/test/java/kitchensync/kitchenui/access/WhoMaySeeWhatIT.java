package kitchensync.kitchenui.access;

import static kitchensync.kitchenui.access.LoggedIn.OTHER;
import static kitchensync.kitchenui.access.LoggedIn.OWN;
import static kitchensync.kitchenui.access.LoggedIn.as;
import static kitchensync.kitchenui.access.LoggedIn.visit;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.Test;

/** The table of docs/access.md, tried over HTTP: every role at every page and act, of its own store and another's. */
@QuarkusTest
@TestProfile(LoggedIn.class)
@QuarkusTestResource(PostgresResource.class)
class WhoMaySeeWhatIT {

    private static final Map<Role, String> NAMES =
            Map.of(Role.CREW, "grill", Role.MANAGER, "mia", Role.AREA, "ada", Role.ADMIN, "root");
    private static final Map<Role, String> SESSIONS = new EnumMap<>(Role.class);

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TestHTTPResource("/")
    URI base;

    private static String session(Role role) {
        return SESSIONS.computeIfAbsent(role, known -> LoggedIn.session(NAMES.get(known)));
    }

    /** Only the status: a stream's answer has no end. */
    private int status(String session, Documented row, String store) throws IOException, InterruptedException {
        String method = row.method().equals("*") ? "GET" : row.method();
        HttpRequest request = HttpRequest.newBuilder(base.resolve(row.example(store)))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header("Cookie", SessionCookie.NAME + "=" + session)
                .build();
        HttpResponse<InputStream> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofInputStream());
        answer.body().close();
        return answer.statusCode();
    }

    @Test
    void eachRoleGetsWhatTheDocumentSaysAndNoMore() throws Exception {
        List<String> wrong = new ArrayList<>();
        // Those that begin and end sessions would end these.
        List<Documented> rows = Documented.all().stream()
                .filter(row -> !row.path().startsWith("/log"))
                .toList();
        for (Documented row : rows) {
            for (Role role : Role.values()) {
                for (String store : List.of(OWN, OTHER, "999", "%31%30%33", "store_" + OTHER)) {
                    boolean expected = mayDo(role, row, store);
                    int status = status(session(role), row, store);
                    if ((status != 403) != expected || status == 401) {
                        wrong.add(role + " " + row.method() + " " + row.example(store) + ": " + status);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static boolean mayDo(Role role, Documented row, String store) {
        if (row.path().equals("/local/**")) {
            return true; // There is none in this process.
        }
        boolean enough = Role.of(row.who()).map(role::includes).orElse(true)
                && (!row.who().equals("admin or token") || role == Role.ADMIN);
        return enough && (!row.ofStore() || store.equals(OWN) || role == Role.ADMIN);
    }

    @Test
    void withoutASessionOnlyWhatIsForEverybodyAnswers() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (Documented row : Documented.all()) {
            boolean free = row.who().equals("everybody") || row.who().equals("own key");
            int status = status("", row, OWN);
            // A login without name and password fails like one with wrong ones.
            boolean refused = status == 401 && !row.path().startsWith("/login");
            if (refused == free) {
                wrong.add(row.method() + " " + row.example(OWN) + ": " + status);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void whatIsNotListedAnswersNobody() {
        for (String path :
                List.of("/nothing", "/stores/" + OWN + ";a=b", "/stores/" + OWN + "/nothing", "/q;a/metrics")) {
            assertThat(as(session(Role.ADMIN)).get(path).statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    void anotherStoreLooksLikeOneThatDoesNotExist() {
        String other = page("/stores/" + OTHER);
        String none = page("/stores/999");

        assertThat(other).isEqualTo(none).contains("Not one of your stores", "mia (manager)", "Ask whoever");
        assertThat(as(session(Role.MANAGER)).get("/stores?store=" + OTHER).statusCode())
                .isEqualTo(403);
        assertThat(as(session(Role.MANAGER)).get("/stores?store=999").statusCode())
                .isEqualTo(403);
        assertThat(as(session(Role.ADMIN)).get("/stores/999").statusCode()).isEqualTo(404);
    }

    private static String page(String path) {
        return as(session(Role.MANAGER))
                .header("Accept", "text/html")
                .get(path)
                .then()
                .statusCode(403)
                .contentType("text/html")
                .extract()
                .asString();
    }

    @Test
    void theStartPageLeadsToAnOwnStore() {
        assertThat(as(session(Role.MANAGER)).get("/").header("Location")).endsWith("/stores/" + OWN);
        assertThat(as(session(Role.MANAGER))
                        .cookie("kitchensync_store", OTHER)
                        .get("/")
                        .header("Location"))
                .endsWith("/stores/" + OWN);
        assertThat(as(LoggedIn.session("lost")).get("/").statusCode()).isEqualTo(403);
    }

    @Test
    void theChainIsThatOfWhoLooks() {
        String area = as(session(Role.AREA)).get("/chain").asString();
        String whole = as(session(Role.ADMIN)).get("/chain").asString();

        assertThat(area).contains("012").doesNotContain("103");
        assertThat(whole).contains("012", "103");
        assertThat(as(session(Role.AREA)).get("/chain/stores.csv").asString()).doesNotContain("103");
        assertThat(as(session(Role.MANAGER)).get("/stores/012/day").asString()).doesNotContain("href=\"/chain\"");
    }

    @Test
    void prometheusReadsMetricsWithItsToken() {
        assertThat(visit().header("Authorization", "Bearer for-prometheus")
                        .get("/q/metrics")
                        .statusCode())
                .isNotIn(401, 403);
        assertThat(visit().header("Authorization", "Bearer for-prometheux")
                        .get("/q/metrics")
                        .statusCode())
                .isEqualTo(401);
        assertThat(visit().header("Authorization", "Bearer for-prometheus")
                        .get("/q/openapi")
                        .statusCode())
                .isEqualTo(401);
    }
}
