package kitchensync.ingest.access;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static kitchensync.ingest.access.Calls.bearer;
import static kitchensync.ingest.access.Calls.sales;
import static kitchensync.ingest.access.Calls.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import kitchensync.ingest.EmptyStores;
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

    @BeforeAll
    void emptyStores() throws SQLException {
        stores.of("012", "027");
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
    void everyAnswerHasTheHeadersThatKeepItSafeInABrowser(Rule rule) {
        String key = bearer(keys.text("012", rule.scope().orElseThrow()));

        for (var answer : List.of(send(rule, "012"), send(rule, "012", key), send(rule, "999", key))) {
            answer.header("X-Content-Type-Options", "nosniff")
                    .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                    .header("Referrer-Policy", "no-referrer")
                    .header("Cache-Control", "no-store")
                    .header("Strict-Transport-Security", nullValue());
        }
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

    @Test
    void theContractIsGivenToWhoeverAsksAsItWasWritten() throws IOException {
        try (var contract = DoorIT.class.getResourceAsStream("/kitchensync/ingest/openapi.yaml")) {
            given().get("/q/openapi")
                    .then()
                    .statusCode(200)
                    .contentType(containsString("yaml"))
                    .body(equalTo(new String(contract.readAllBytes(), UTF_8)));
        }
    }
}
