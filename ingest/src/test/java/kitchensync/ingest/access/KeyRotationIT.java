package kitchensync.ingest.access;

import static kitchensync.ingest.access.KeyCalls.TILL;
import static kitchensync.ingest.access.KeyCalls.as;
import static kitchensync.ingest.access.KeyCalls.create;
import static kitchensync.ingest.access.KeyCalls.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import kitchensync.ingest.EmptyStores;
import kitchensync.ingest.Rows;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A key in place of another. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(KeysAsked.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeyRotationIT {

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
    void aRotatedKeyWorksOnUntilTheOverlapIsOver() throws Exception {
        String old = create(admin, TILL.replace("}", ",\"expires_in\":\"P30D\"}"))
                .extract()
                .path("key");
        String oldId = KeyText.of(old).orElseThrow().keyId();

        String fresh = as(admin)
                .body("{\"overlap\":\"PT1.5S\"}")
                .post("/keys/" + oldId + "/rotate")
                .then()
                .statusCode(201)
                .body("about.name", equalTo("till 1"))
                .body("about.store_id", equalTo("012"))
                .body("about.scopes", equalTo(List.of("write")))
                .extract()
                .path("key");

        assertThat(write(old)).isEqualTo(200);
        assertThat(write(fresh)).isEqualTo(200);
        Thread.sleep(1600);
        assertThat(write(old)).isEqualTo(401);
        assertThat(write(fresh)).isEqualTo(200);
        assertThat(rows.of(
                        "select round(extract(epoch from expires_at - created_at) / 86400) from ingest.api_keys where key_id = '"
                                + KeyText.of(fresh).orElseThrow().keyId() + "'"))
                .containsExactly("30");
        as(admin).body("{}").post("/keys/" + oldId + "/rotate").then().statusCode(409);
    }

    @Test
    void anOverlapNeverMakesAKeyLiveLonger() throws SQLException {
        String old = create(admin, TILL.replace("}", ",\"expires_in\":\"PT1H\"}"))
                .extract()
                .path("key");
        String oldId = KeyText.of(old).orElseThrow().keyId();

        as(admin)
                .body("{\"overlap\":\"P30D\"}")
                .post("/keys/" + oldId + "/rotate")
                .then()
                .statusCode(201);

        assertThat(rows.of("select least(expires_at, replaced_until) - created_at from ingest.api_keys"
                        + " where key_id = '" + oldId + "'"))
                .containsExactly("01:00:00");
    }

    @Test
    void aKeyThatIsReplacedTwiceHandsOnTheLifeItWasMadeWith() throws SQLException {
        for (String life : List.of("", ",\"expires_in\":\"P30D\"")) {
            // Given a rotation whose answer was lost
            String oldId = KeyText.of(create(admin, TILL.replace("}", life + "}"))
                            .extract()
                            .path("key"))
                    .orElseThrow()
                    .keyId();
            as(admin)
                    .body("{\"overlap\":\"P1D\"}")
                    .post("/keys/" + oldId + "/rotate")
                    .then()
                    .statusCode(201);

            // When
            String again = as(admin)
                    .body("{\"overlap\":\"P1D\"}")
                    .post("/keys/" + oldId + "/rotate")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("key");

            // Then
            assertThat(rows.of("select coalesce((expires_at - created_at)::text, 'none') from ingest.api_keys"
                            + " where key_id = '"
                            + KeyText.of(again).orElseThrow().keyId() + "'"))
                    .containsExactly(life.isEmpty() ? "none" : "30 days");
        }
    }
}
