package kitchensync.kitchenui.access;

import static kitchensync.kitchenui.access.LoggedIn.OWN;
import static kitchensync.kitchenui.access.LoggedIn.PASSWORD;
import static kitchensync.kitchenui.access.LoggedIn.as;
import static kitchensync.kitchenui.access.LoggedIn.browser;
import static kitchensync.kitchenui.access.LoggedIn.login;
import static kitchensync.kitchenui.access.LoggedIn.visit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.containsStringIgnoringCase;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.List;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(LoggedIn.class)
@QuarkusTestResource(PostgresResource.class)
class LoginIT {

    private static final String STORE = "/stores/" + OWN;

    @Test
    void whoIsNotLoggedInLogsInAndGoesOnWhereSheWanted() {
        String login = browser()
                .get(STORE + "?queue=kitchen")
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        assertThat(login).endsWith("/login?to=%2Fstores%2F012%3Fqueue%3Dkitchen");

        browser()
                .urlEncodingEnabled(false)
                .get(login.substring(login.indexOf("/login")))
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .body(allOf(
                        containsString("value=\"/stores/012?queue=kitchen\""),
                        containsString("Nothing is lost"),
                        not(containsString("<script"))));
        login("grill", PASSWORD, STORE + "?queue=kitchen")
                .then()
                .statusCode(303)
                .header("Location", endsWith(STORE + "?queue=kitchen"))
                .header("Set-Cookie", allOf(containsStringIgnoringCase("HttpOnly"), containsString("SameSite=Lax")))
                .header("Set-Cookie", allOf(containsString("Path=/"), containsString("Max-Age=57600")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "/\\evil.example", "https://evil.example", "/%0d%0aa:b/../\r\nx", ""})
    void theWayBackNeverLeadsToAnotherSite(String to) {
        String location =
                login("grill", PASSWORD, to).then().statusCode(303).extract().header("Location");

        assertThat(URI.create(location).getHost()).isIn(null, "localhost", "127.0.0.1");
    }

    @ParameterizedTest
    @CsvSource({"grill, not this one", "nobody, for tests only", "'', ''", "'<b>', x"})
    void aWrongNameAndAWrongPasswordLookAlike(String name, String password) {
        login(name, password, STORE)
                .then()
                .statusCode(401)
                .body(allOf(containsString("name or password is not right"), not(containsString("<b>"))));
    }

    @Test
    void whoGuessesIsToldToWaitAlsoForAnUnknownName() {
        for (String name : List.of("guessed", "unknown")) {
            for (int i = 0; i < 5; i++) {
                login(name, "guess " + i, "").then().statusCode(401);
            }
            String wait = login(name, PASSWORD, "")
                    .then()
                    .statusCode(429)
                    .body(containsString("seconds, then try again"))
                    .extract()
                    .header("Retry-After");
            assertThat(Integer.parseInt(wait)).isBetween(1, 30);
        }
        login("grill", PASSWORD, "").then().statusCode(303);
    }

    /** Who has one address of IPv6 has as many as there are in its network. */
    @Test
    void whoGuessesFromEveryAddressOfItsNetworkIsToldToWait() {
        int limited = 0;
        for (int i = 1; i <= 40 && limited == 0; i++) {
            int status = browser()
                    .header("X-Forwarded-For", "2001:db8:0:7::" + Integer.toHexString(i))
                    .formParam("name", "name" + i)
                    .formParam("password", "a guess")
                    .post("/login")
                    .statusCode();
            limited = status == 429 ? i : 0;
        }

        assertThat(limited).isBetween(31, 39);
    }

    @Test
    void aTapAfterTheSessionHasEndedGetsA401ThatAScriptUnderstands() {
        visit().formParam("item", "HOT_DOG")
                .post(STORE + "/done")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", containsString("login=\"/login\""))
                .body(containsString("Please log in"));
        browser()
                .post(STORE + "/done")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/login?to=%2Fstores%2F012"));
    }

    @Test
    void anActFromAnotherSiteIsRefusedWhoeverIsLoggedIn() {
        String session = LoggedIn.session("root");

        as(session)
                .header("Sec-Fetch-Site", "cross-site")
                .post(STORE + "/done")
                .then()
                .statusCode(403);
        as(session)
                .header("Origin", "http://evil.example")
                .post(STORE + "/plan/x")
                .then()
                .statusCode(403);
        as(session).header("Sec-Fetch-Site", "same-site").post("/logout").then().statusCode(403);
        visit().header("Sec-Fetch-Site", "cross-site").post("/login").then().statusCode(403);
        as(session).get(STORE).then().statusCode(200);
    }

    @Test
    void theRefusalSpeaksSpanish() {
        as(LoggedIn.session("grill"))
                .header("Accept", "text/html")
                .header("Accept-Language", "es-MX,es")
                .get("/stores/103")
                .then()
                .statusCode(403)
                .body(allOf(containsString("lang=\"es\""), containsString("No es una de sus tiendas")))
                .body(containsString("grill (equipo)"));
        browser().cookie("kitchensync_language", "es").get("/login").then().body(containsString("Contraseña"));
    }

    @Test
    void everyAnswerHasTheHeadersThatKeepItSafe() {
        for (String path : List.of("/login", STORE, "/stores/103", "/kitchen-ui/access.css", "/nothing")) {
            as(LoggedIn.session("root"))
                    .get(path)
                    .then()
                    .header("X-Content-Type-Options", "nosniff")
                    .header("X-Frame-Options", "DENY")
                    .header("Referrer-Policy", "same-origin")
                    .header("Cross-Origin-Opener-Policy", "same-origin")
                    .header("Cross-Origin-Resource-Policy", "same-origin")
                    .header("Permissions-Policy", containsString("camera=()"))
                    .header("Content-Security-Policy", not(containsString("unsafe")));
        }
    }

    @Test
    void aFloodOfActsIsToldToWaitAndOneTabletsFloodIsNotAnothers() {
        String flooding = LoggedIn.session("root");
        int limited = 0;
        for (int i = 0; i < 3000 && limited == 0; i++) {
            limited = as(flooding).post(STORE + "/done").statusCode() == 429 ? i : 0;
        }

        assertThat(limited).isGreaterThanOrEqualTo(300);
        assertThat(as(LoggedIn.session("root")).post(STORE + "/done").statusCode())
                .isNotEqualTo(429);
    }
}
