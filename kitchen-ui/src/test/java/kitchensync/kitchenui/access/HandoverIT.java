package kitchensync.kitchenui.access;

import static kitchensync.kitchenui.access.LoggedIn.OWN;
import static kitchensync.kitchenui.access.LoggedIn.PASSWORD;
import static kitchensync.kitchenui.access.LoggedIn.as;
import static kitchensync.kitchenui.access.LoggedIn.browser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A manager works on the crew's tablet and leaves it again; managers find their pages, and the way between their stores. */
@QuarkusTest
@TestProfile(Impatient.class)
@QuarkusTestResource(PostgresResource.class)
class HandoverIT {

    private static final String STORE = "/stores/" + OWN;

    private final Map<String, String> tablet = new HashMap<>();

    @BeforeEach
    void switchedOn() {
        tablet.clear();
    }

    private Response get(String path) {
        return kept(browser().cookies(tablet).urlEncodingEnabled(false).get(path));
    }

    private Response login(String name) {
        return kept(browser()
                .cookies(tablet)
                .formParam("name", name)
                .formParam("password", PASSWORD)
                .formParam("to", STORE)
                .post("/login"));
    }

    private Response logout(String name) {
        return kept(browser().cookies(tablet).formParam("name", name).post("/logout"));
    }

    private Response kept(Response answer) {
        answer.getDetailedCookies().asList().forEach(cookie -> {
            if (cookie.getMaxAge() == 0) {
                tablet.remove(cookie.getName());
            } else {
                tablet.put(cookie.getName(), cookie.getValue());
            }
        });
        return answer;
    }

    @Test
    void aManagersLogoutGivesTheTabletBackToItsCrew() {
        // Given a tablet of the crew that shows one queue, and a manager who took it over for an override
        login("grill");
        String crew = tablet.get("kitchensync_session");
        get(STORE + "?queue=kitchen");
        login("mia");
        assertThat(get(STORE + "/plan").body().asString())
                .contains("href=\"" + STORE + "?queue=kitchen\">Queue<", "name=\"name\" value=\"mia\"");

        // When
        logout("mia").then().statusCode(303).header("Location", endsWith("/"));

        // Then the crew goes on where it was, under its own name
        get("/").then().statusCode(303).header("Location", endsWith(STORE + "?queue=kitchen"));
        assertThat(tablet).containsOnlyKeys("kitchensync_session", "kitchensync_store", "kitchensync_queue");
        get(STORE + "?queue=kitchen").then().statusCode(200).body(containsString("grill is logged in"));
        get(STORE + "/plan").then().statusCode(403).body(containsString("as grill (crew)"));
        as(crew).get(STORE).then().statusCode(200);
    }

    @Test
    void whereNoCrewWasLoggedInALoginIsAskedFor() {
        login("mia");

        logout("mia").then().statusCode(303).header("Location", endsWith("/login"));

        get("/").then().statusCode(303).header("Location", endsWith("/login"));
    }

    @Test
    void aCrewThatLogsInTakesTheTabletForGood() {
        login("grill");
        login("mia");
        login("guessed");

        logout("guessed").then().header("Location", endsWith("/login"));
    }

    @Test
    void aPageThatStoodOpenEndsNobodyElsesSession() {
        login("grill");

        logout("mia").then().statusCode(303).header("Location", endsWith("/"));

        get(STORE).then().statusCode(200);
    }

    @Test
    void pagesOfOtherServicesOfTheProcessAreToldWhoCanLogOut() {
        assertThat(as(LoggedIn.session("mia")).get("/models/who").asString()).isEqualTo("who: mia");
    }

    @Test
    void whatAnOpenQueueAsksByItselfDoesNotKeepAManagerLoggedIn() throws InterruptedException {
        String session = LoggedIn.session("mia");
        // A session is renewed after a twentieth of a minute
        Thread.sleep(3_100);

        assertThat(as(session)
                        .get(STORE + "/queue")
                        .then()
                        .statusCode(200)
                        .extract()
                        .cookies())
                .isEmpty();
        assertThat(as(session).get(STORE).cookies()).containsKey("kitchensync_session");
    }

    @Test
    void whatAPageWithoutScriptsLoadsByItselfDoesNotKeepAManagerLoggedInEither() throws InterruptedException {
        String session = LoggedIn.session("mia");
        Thread.sleep(3_100);

        for (String shown : new String[] {STORE, STORE + "?queue=kitchen"}) {
            String page = as(session).get(shown).body().asString();
            Matcher again = Pattern.compile("<noscript><meta http-equiv=\"refresh\" content=\"15; url=([^\"]+)\">")
                    .matcher(page);
            assertThat(again.find()).isTrue();
            String address = again.group(1).replace("&amp;", "&");
            assertThat(address).startsWith(shown);
            assertThat(as(session).get(address).then().statusCode(200).extract().cookies())
                    .containsKey("kitchensync_store")
                    .doesNotContainKey("kitchensync_session");
        }
    }

    @Test
    void eachRolesPageLeadsWhereItMayGoAndTheCrewsNowhereElse() {
        login("grill");
        get(STORE)
                .then()
                .body(allOf(not(containsString("/logout")), not(containsString(STORE + "/day"))))
                .body(containsString("href=\"/login?to=" + STORE + "\""));
        get("/login?to=" + STORE).then().body(allOf(containsString("grill (crew)"), containsString("Log out grill")));

        login("mia");
        get(STORE).then().body(allOf(containsString("/logout"), not(containsString("/chain"))));
        for (String page : new String[] {"day", "plan", "forecast", "waste", "menu"}) {
            get(STORE).then().body(containsString("href=\"" + STORE + "/" + page + "\""));
        }
        get(STORE + "/menu").then().body(not(containsString("Another store")));

        login("ada");
        get(STORE).then().body(containsString("href=\"/chain\""));
        get("/chain").then().body(allOf(containsString("href=\"/\">Queue"), containsString("/stores?page=day")));
    }

    @Test
    void fromAManagersPageItIsTwoTapsToTheSameOfAnotherStoreAndTheTabletKeepsItsOwn() {
        login("ada");
        get(STORE);
        get(STORE + "/menu").then().body(containsString("href=\"/stores?page=menu\">Another store"));

        get("/stores?page=menu")
                .then()
                .statusCode(200)
                .body(allOf(containsString("href=\"/stores/034/menu\""), not(containsString("/stores/103"))));
        get("/stores?page=evil")
                .then()
                .body(allOf(containsString("href=\"/stores/034\""), not(containsString("evil"))));

        get("/stores?store=034&page=menu&language=es&look=night")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/stores/034/menu"));
        assertThat(tablet).containsEntry("kitchensync_store", OWN).containsEntry("kitchensync_language", "es");
        get("/stores?page=chain&language=en&look=auto").then().header("Location", endsWith("/chain"));
    }

    @Test
    void itSpeaksSpanish() {
        tablet.put("kitchensync_language", "es");
        login("ada");

        get(STORE).then().body(allOf(containsString("Cerrar sesión <b>ada"), containsString(">Pronóstico<")));
        get(STORE + "/menu").then().body(allOf(containsString("Otra tienda"), containsString("Cerrar sesión")));
        get("/stores").then().body(containsString("Tiendas"));
        get("/login")
                .then()
                .body(allOf(containsString("ada (zona) ha entrado"), containsString("Cerrar la sesión de ada")));
    }
}
