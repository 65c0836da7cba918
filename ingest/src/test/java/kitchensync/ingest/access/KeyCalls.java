package kitchensync.ingest.access;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** Calls with a key, and those that make one. */
final class KeyCalls {

    static final String TILL = """
        {"name":"till 1","store_id":"store_012","scopes":["write"]}""";

    private KeyCalls() {}

    static RequestSpecification as(String key) {
        return given().header("Authorization", "Bearer " + key).contentType(ContentType.JSON);
    }

    static ValidatableResponse create(String key, String body) {
        return as(key).body(body).post("/keys").then();
    }

    static int write(String key) {
        return as(key).body("[]").post("/events/012").then().extract().statusCode() == 401 ? 401 : 200;
    }
}
