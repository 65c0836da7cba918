package kitchensync.ingest.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.oneOf;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kitchensync.ingest.EmptyStores;
import kitchensync.ingest.Rows;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every path of {@link Rule}, with the right key and with every wrong one. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(KeysAsked.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoorIT {

    static final List<Rule> PROTECTED =
            Rule.ALL.stream().filter(rule -> rule.scope().isPresent()).toList();
    static final List<Rule> OF_A_STORE = PROTECTED.stream()
            .filter(rule -> rule.path().contains("{store_id}"))
            .toList();

    @Inject
    EmptyStores stores;

    @Inject
    TestKeys keys;

    @Inject
    KnownKeys known;

    Rows rows;

    @BeforeAll
    void emptyStores() throws SQLException {
        rows = stores.of("012", "027");
    }

    private static String sales(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> """
            {"event_id":"%s","item_id":"HOT_DOG","quantity":1,"price":2.79,"created_at":"2026-02-12T07:30:00Z"}""".formatted(UUID.randomUUID()))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static ValidatableResponse send(Rule rule, String store, String... authorization) {
        RequestSpecification request = given().urlEncodingEnabled(false);
        if (authorization.length > 0) {
            request.header("Authorization", authorization[0]);
        }
        if (rule.method().equals("POST")) {
            request.contentType(ContentType.JSON).body("[]");
        }
        String path = rule.path().replace("{store_id}", store).replace("{key_id}", "none");
        return path.equals("/stream")
                // A stream that is let in does not end; a bad position ends it.
                ? request.request(rule.method(), path + "?since=bad").then()
                : request.request(rule.method(), path).then();
    }

    private static String bearer(String key) {
        return "Bearer " + key;
    }

    private static Scope[] othersThan(Scope scope) {
        return Stream.of(Scope.values()).filter(each -> each != scope).toArray(Scope[]::new);
    }

    @ParameterizedTest
    @FieldSource("PROTECTED")
    void theRightKeyIsLetIn(Rule rule) {
        Scope scope = rule.scope().orElseThrow();

        send(rule, "012", bearer(keys.text("012", scope))).statusCode(not(oneOf(401, 403, 429)));
        send(rule, "012", bearer(keys.text(null, scope))).statusCode(not(oneOf(401, 403, 429)));
    }

    @ParameterizedTest
    @FieldSource("PROTECTED")
    void withoutAKeyNothingIsAnswered(Rule rule) {
        send(rule, "012")
                .statusCode(401)
                .header("WWW-Authenticate", equalTo("Bearer"))
                .contentType("application/problem+json")
                .body("status", equalTo(401))
                .body("detail", containsString("Authorization: Bearer"));
    }

    @ParameterizedTest
    @FieldSource("PROTECTED")
    void aWrongSecretIsNoKey(Rule rule) {
        KeyText real = keys.make("012", Scope.values()).text();
        String guessed = new KeyText(real.keyId(), KeyText.random().secret()).whole();

        send(rule, "012", bearer(guessed))
                .statusCode(401)
                .header("WWW-Authenticate", containsString("invalid_token"))
                .body("detail", not(containsString(real.secret())));
    }

    @ParameterizedTest
    @FieldSource("PROTECTED")
    void aKeyWithoutTheScopeIsRefused(Rule rule) {
        Scope scope = rule.scope().orElseThrow();

        send(rule, "012", bearer(keys.text("012", othersThan(scope))))
                .statusCode(403)
                .contentType("application/problem+json")
                .body("detail", containsString("scope " + scope.text()));
    }

    @ParameterizedTest
    @FieldSource("OF_A_STORE")
    void aKeyOfAnotherStoreIsRefusedWhetherTheStoreExistsOrNot(Rule rule) {
        String key = bearer(keys.text("027", Scope.values()));

        String existing = send(rule, "012", key).statusCode(403).extract().path("detail");
        String unknown = send(rule, "999", key).statusCode(403).extract().path("detail");

        assertThat(existing).isEqualTo(unknown).contains("is for store 027 only");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/events?store=012",
                "/events?store=027,012",
                "/events?store=027&store=012",
                "/stream?%73tore=012"
            })
    void theFeedOfAnotherStoreIsRefused(String path) {
        given().urlEncodingEnabled(false)
                .header("Authorization", bearer(keys.text("027", Scope.READ)))
                .get(path)
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Basic dXNlcjpwYXNz",
                "Bearer",
                "Bearer ",
                "Bearer ks_process_",
                "Bearer null",
                "Bearer ks_admin_00000000000000000000000000000000000000000000",
                "bearer ks__aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void whatIsNoKeyIsNotLetIn(String authorization) {
        for (Rule rule : PROTECTED) {
            send(rule, "012", authorization).statusCode(401);
        }
    }

    @Test
    void aKeyStoresSalesOfItsStore() throws SQLException {
        stores.of("012");
        String key = bearer(keys.text("012", Scope.WRITE));

        given().header("Authorization", key)
                .contentType(ContentType.JSON)
                .body(sales(3))
                .post("/events/012/sales")
                .then()
                .statusCode(200);

        assertThat(rows.of("select count(*) from store_012.sales_events")).containsExactly("3");
    }

    @Test
    void whoMayReadOneStoreSeesOnlyItsEventsWhateverItAsksFor() throws SQLException {
        rows = stores.of("012", "027");
        for (String store : List.of("012", "027", "012")) {
            given().header("Authorization", bearer(KeysAsked.PROCESS_KEY))
                    .contentType(ContentType.JSON)
                    .body(sales(1))
                    .post("/events/" + store + "/sales")
                    .then()
                    .statusCode(200);
        }
        rows.of("select ingest.number_commits()");
        String ofOne = bearer(keys.text("027", Scope.READ));

        for (String path : List.of("/events", "/events?store=027", "/events?store=store_027&limit=10")) {
            given().header("Authorization", ofOne)
                    .get(path)
                    .then()
                    .statusCode(200)
                    .body("events.store_id", equalTo(List.of("027")));
        }
        given().header("Authorization", bearer(keys.text(null, Scope.READ)))
                .get("/events")
                .then()
                .statusCode(200)
                .body("events.store_id", equalTo(List.of("012", "027", "012")));
    }

    @Test
    void aBodyIsWholeThoughItsKeyHadToBeLookedUpFirst() throws SQLException {
        stores.of("012");
        String key = bearer(keys.text("012", Scope.WRITE));
        for (int i = 0; i < 5; i++) {
            known.forget();

            given().header("Authorization", key)
                    .contentType(ContentType.JSON)
                    .body(sales(4000))
                    .post("/events/012/sales")
                    .then()
                    .statusCode(200)
                    .body("stored", equalTo(4000));
        }

        assertThat(rows.of("select count(*) from store_012.sales_events")).containsExactly("20000");
    }

    @Test
    void theKeysOfTheSettingsHaveOneScopeEach() {
        for (Rule rule : PROTECTED) {
            Scope scope = rule.scope().orElseThrow();
            send(rule, "012", bearer(KeysAsked.PROCESS_KEY))
                    .statusCode(scope == Scope.WRITE ? not(oneOf(401, 403)) : equalTo(403));
            send(rule, "012", bearer(KeysAsked.ADMIN_KEY))
                    .statusCode(scope == Scope.ADMIN ? not(oneOf(401, 403)) : equalTo(403));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/events/012/other", "/events/012/sales/more", "/keys/a/b/c", "/stream/x", "/health/y"})
    void aPathWithoutARuleIsAnsweredByNobody(String path) {
        String key = bearer(keys.text(null, Scope.values()));

        given().header("Authorization", key).get(path).then().statusCode(404).contentType("application/problem+json");
        given().header("Authorization", key).put(path).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%65vents/012/sales",
                "//events/012/sales",
                "/x/../events/012/sales",
                "/events//012/sales",
                "/events/012/sales/",
                "/events;a=b/012/sales",
                "/events/012;a=b/sales",
                "/./events/012/sales",
                "/events/012/sales;x"
            })
    void noSpellingOfAPathGoesRoundTheDoor(String path) {
        given().urlEncodingEnabled(false)
                .contentType(ContentType.JSON)
                .body(sales(1))
                .post(path)
                .then()
                .statusCode(oneOf(401, 404));
    }

    @Test
    void tooManyRequestsOfOneKeyWaitAndAnotherKeyDoesNot() {
        String busy = bearer(keys.text("012", Scope.READ));
        String calm = bearer(keys.text("012", Scope.READ));
        Rule rule = PROTECTED.stream()
                .filter(each -> each.path().equals("/events"))
                .findFirst()
                .orElseThrow();

        for (int i = 0; i < KeysAsked.BURST; i++) {
            send(rule, "012", busy).statusCode(not(429));
        }
        // On a slow machine some more are earned meanwhile
        ValidatableResponse refused = Stream.generate(() -> send(rule, "012", busy))
                .limit(500)
                .filter(answer -> answer.extract().statusCode() == 429)
                .findFirst()
                .orElseThrow();

        refused.header("Retry-After", equalTo("1"))
                .contentType("application/problem+json")
                .body("detail", containsString("1 requests a second, 30 at once"));
        send(rule, "012", calm).statusCode(not(429));
    }

    @Test
    void theProcessKeyHasNoLimit() {
        Set<Integer> statuses = IntStream.range(0, 2 * KeysAsked.BURST)
                .mapToObj(i -> send(OF_A_STORE.getFirst(), "012", bearer(KeysAsked.PROCESS_KEY))
                        .extract()
                        .statusCode())
                .collect(Collectors.toSet());

        assertThat(statuses).doesNotContain(429);
    }

    @Test
    void whileTheDatabaseIsAwayTheKeysReadBeforeServeOn() throws Exception {
        String key = bearer(keys.text("012", Scope.ADMIN));
        Rule rotate = PROTECTED.stream()
                .filter(each -> each.path().endsWith("/rotate"))
                .findFirst()
                .orElseThrow();
        // A body that is no rotation is refused before the database is asked.
        send(rotate, "012", key).statusCode(400);
        rows.run("alter table ingest.api_keys rename to away");
        try {
            Thread.sleep(400);
            send(rotate, "012", key).statusCode(400);
            send(rotate, "012", bearer(KeyText.random().whole())).statusCode(401);

            // And where something was revoked meanwhile, nobody is let in unseen
            known.forget();
            send(rotate, "012", key).statusCode(503).header("Retry-After", equalTo("1"));
        } finally {
            rows.run("alter table ingest.away rename to api_keys");
        }
        send(rotate, "012", key).statusCode(400);
    }

    @Test
    void healthAndMetricsAskForNoKey() {
        given().get("/q/health").then().statusCode(200);
        given().get("/health").then().statusCode(not(oneOf(401, 403)));
    }

    @Test
    void everyScopeIsNeededSomewhere() {
        assertThat(Arrays.stream(Scope.values()))
                .allMatch(scope ->
                        PROTECTED.stream().anyMatch(rule -> rule.scope().orElseThrow() == scope));
    }
}
