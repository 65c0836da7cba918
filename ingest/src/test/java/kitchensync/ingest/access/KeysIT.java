package kitchensync.ingest.access;

import static kitchensync.ingest.access.KeyCalls.TILL;
import static kitchensync.ingest.access.KeyCalls.as;
import static kitchensync.ingest.access.KeyCalls.create;
import static kitchensync.ingest.access.KeyCalls.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import kitchensync.ingest.EmptyStores;
import kitchensync.ingest.Rows;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A key's life over HTTP. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(KeysAsked.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeysIT {

    @Inject
    EmptyStores stores;

    @Inject
    TestKeys keys;

    Rows rows;
    String admin;

    @BeforeAll
    void emptyStores() throws SQLException {
        rows = stores.of("012", "027");
    }

    @BeforeEach
    void anAdmin() {
        admin = keys.text(null, Scope.ADMIN);
    }

    @Test
    void aNewKeyWorksAtOnceAndItsSecretIsKeptNowhere() throws Exception {
        String key = create(admin, TILL)
                .statusCode(201)
                .header("Cache-Control", equalTo("no-store"))
                .body("about.store_id", equalTo("012"))
                .body("about.state", equalTo("live"))
                .body("about.expires_at", nullValue())
                .extract()
                .path("key");
        KeyText text = KeyText.of(key).orElseThrow();

        assertThat(write(key)).isEqualTo(200);
        List<String> row = rows.of("select encode(secret_hash, 'hex'), k::text from ingest.api_keys k where key_id = '"
                + text.keyId() + "'");
        String hash = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256")
                        .digest(text.secret().getBytes(StandardCharsets.UTF_8)));
        assertThat(row).hasSize(1);
        assertThat(row.getFirst()).startsWith(hash).doesNotContain(text.secret());
        as(admin)
                .get("/keys")
                .then()
                .statusCode(200)
                .body("key_id", hasItem(text.keyId()))
                .body(not(containsString(text.secret())));
    }

    @Test
    void aRevokedKeyEndsAtOnceAndRevokingAgainChangesNothing() {
        ApiKeys.Made made = keys.make("012", Scope.WRITE);
        String key = made.text().whole();
        assertThat(write(key)).isEqualTo(200);

        as(admin).delete("/keys/" + made.key().keyId()).then().statusCode(204);
        assertThat(write(key)).isEqualTo(401);
        as(admin).delete("/keys/" + made.key().keyId()).then().statusCode(204);

        as(key).body("[]").post("/events/012").then().statusCode(401).body("detail", containsString("is revoked"));
    }

    @Test
    void aKeyThatAnotherProcessRevokesEndsWithinSeconds() throws Exception {
        ApiKeys.Made made = keys.make("012", Scope.WRITE);
        assertThat(write(made.text().whole())).isEqualTo(200);

        rows.run("update ingest.api_keys set revoked_at = now() where key_id = '"
                + made.key().keyId() + "'");
        Thread.sleep(400);

        assertThat(write(made.text().whole())).isEqualTo(401);
    }

    @Test
    void aKeyThatAnotherProcessMakesWorksHereToo() throws Exception {
        KeyText text = KeyText.random();
        assertThat(write(text.whole())).isEqualTo(401);

        rows.run(
                "insert into ingest.api_keys (key_id, name, scopes, secret_hash, created_at) values ('%s', 'other', '{write}', '\\x%s', now())"
                        .formatted(
                                text.keyId(),
                                HexFormat.of()
                                        .formatHex(SecretHash.of(text.secret()).bytes())));
        Thread.sleep(600);

        assertThat(write(text.whole())).isEqualTo(200);
    }

    @Test
    void anExpiredKeyEnds() throws Exception {
        String key = create(admin, TILL.replace("}", ",\"expires_in\":\"PT1S\"}"))
                .statusCode(201)
                .extract()
                .path("key");
        assertThat(write(key)).isEqualTo(200);

        Thread.sleep(1100);

        as(key).body("[]").post("/events/012").then().statusCode(401).body("detail", containsString("is expired"));
    }

    @Test
    void aStoresAdminReachesTheKeysOfItsStoreOnly() {
        String own = keys.text("012", Scope.ADMIN);
        ApiKeys.Made other = keys.make("027", Scope.WRITE);
        ApiKeys.Made chain = keys.make(null, Scope.WRITE);

        create(own, TILL).statusCode(201);
        create(own, TILL.replace("store_012", "027")).statusCode(403);
        create(own, TILL.replace("store_012", "999")).statusCode(403);
        create(own, "{\"name\":\"all\",\"scopes\":[\"read\"]}").statusCode(403);
        as(own).get("/keys").then().statusCode(200).body("store_id", everyItem(equalTo("012")));
        for (String id : List.of(other.key().keyId(), chain.key().keyId(), "nosuchkey")) {
            as(own).delete("/keys/" + id).then().statusCode(404).body("title", equalTo("Unknown key"));
            as(own).body("{}").post("/keys/" + id + "/rotate").then().statusCode(404);
        }
        assertThat(write(chain.text().whole())).isEqualTo(200);
    }

    @Test
    void aStoreCannotTakeThePlaceOfOtherStoresKeys() throws SQLException {
        String own = keys.text("027", Scope.ADMIN);
        String many = """
                insert into ingest.api_keys (key_id, name, store_id, scopes, secret_hash, created_at)
                select 'many' || n, 'many', %s, '{write}', '', now() from generate_series(1, %d) as g(n)""";
        try {
            rows.run(many.formatted("'027'", KeyTable.MOST_OF_A_STORE));
            create(own, TILL.replace("store_012", "027"))
                    .statusCode(409)
                    .body("detail", containsString("store 027 has 500 keys"));
            create(admin, TILL).statusCode(201);

            rows.run("update ingest.api_keys set revoked_at = now() where name = 'many'");
            create(own, TILL.replace("store_012", "027")).statusCode(201);

            rows.run(many.replace("'many'", "'all'").formatted("null", KeyTable.MOST_LIVE_KEYS));
            create(admin, TILL).statusCode(409).body("detail", containsString("the chain has 10000 keys"));
        } finally {
            rows.run("delete from ingest.api_keys where name in ('many', 'all')");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'name':'','scopes':['write']}                                        | 422 | name must be",
                "{'scopes':['write']}                                                  | 422 | name must be",
                "{'name':'a'}                                                          | 422 | scopes must name",
                "{'name':'a','scopes':[]}                                              | 422 | scopes must name",
                "{'name':'a','scopes':['root']}                                        | 422 | a scope is",
                "{'name':'a','scopes':[null]}                                          | 422 | a scope is",
                "{'name':'a','scopes':['read'],'expires_in':'soon'}                    | 422 | ISO 8601",
                "{'name':'a','scopes':['read'],'expires_in':'PT0S'}                    | 422 | expires_in must be from",
                "{'name':'a','scopes':['read'],'expires_in':'-P1D'}                    | 422 | expires_in must be from",
                "{'name':'a','scopes':['read'],'expires_in':'P99999999999D'}           | 422 | expires_in must be",
                "{'name':'a','scopes':['read'],'store_id':'999'}                       | 404 | no active store",
            })
    void anImpossibleKeyIsRefusedWithItsReason(String body, int status, String reason) {
        create(admin, body.replace('\'', '"'))
                .statusCode(status)
                .contentType("application/problem+json")
                .body("detail", containsString(reason));
    }
}
