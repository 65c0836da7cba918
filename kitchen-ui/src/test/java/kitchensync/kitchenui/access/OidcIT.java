package kitchensync.kitchenui.access;

import static kitchensync.kitchenui.access.LoggedIn.as;
import static kitchensync.kitchenui.access.LoggedIn.browser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import kitchensync.kitchenui.LogLines;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The whole code flow, as a browser goes it, with a provider that signs its tokens. */
@QuarkusTest
@TestProfile(OidcIT.AtAProvider.class)
@QuarkusTestResource(PostgresResource.class)
class OidcIT {

    /** People log in elsewhere. */
    public static final class AtAProvider implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(Provider.class));
        }
    }

    @RegisterExtension
    final LogLines logged = new LogLines();

    private final Map<String, String> cookies = new HashMap<>();

    @BeforeEach
    void forget() {
        cookies.clear();
        Provider.forged = false;
    }

    /** Follows every redirect, of us and of the provider, with the cookies so far; never to another page of ours. */
    private Response follow(String start) {
        return follow(start, Map.of());
    }

    /** @param held cookies of a session that is there already */
    private Response follow(String start, Map<String, String> held) {
        String address = start;
        for (int hop = 0; hop < 10; hop++) {
            RequestSpecification request = browser().urlEncodingEnabled(false);
            boolean ours = !address.contains("/authorize");
            Response answer = (ours ? request.cookies(held).cookies(cookies) : request).get(address);
            if (ours) {
                answer.getDetailedCookies().asList().forEach(this::keep);
            }
            String next = answer.getHeader("Location");
            if (next == null || cookies.containsKey(SessionCookie.NAME)) {
                return answer;
            }
            address = URI.create(address).resolve(next).toString();
        }
        throw new AssertionError("goes round in circles at " + address);
    }

    private void keep(io.restassured.http.Cookie cookie) {
        if (cookie.getMaxAge() == 0) {
            cookies.remove(cookie.getName());
        } else {
            cookies.put(cookie.getName(), cookie.getValue());
        }
    }

    @Test
    void theRoleAndTheStoresComeFromTheToken() {
        Provider.claims =
                Map.of("groups", List.of("staff", "kitchensync-crew", "kitchensync-manager"), "stores", "012");

        Response last = follow("/stores/012?queue=kitchen");

        assertThat(last.statusCode()).isEqualTo(303);
        assertThat(last.getHeader("Location")).endsWith("/stores/012?queue=kitchen");
        assertThat(cookies).containsOnlyKeys(SessionCookie.NAME);
        String session = cookies.get(SessionCookie.NAME);
        assertThat(as(session).get("/stores/012").statusCode()).isEqualTo(200);
        assertThat(as(session).get("/stores/103").statusCode()).isEqualTo(403);
        assertThat(as(session).get("/models").statusCode()).isNotIn(401, 403);
        assertThat(as(session).get("/pipeline").statusCode()).isEqualTo(403);
        assertThat(as(session).get("/chain").statusCode()).isEqualTo(403);
    }

    @Test
    void aRoleThatIsOneTextAndNotAListIsTakenToo() {
        Provider.claims = Map.of("groups", "kitchensync-manager", "stores", "012");

        follow("/stores/012/menu").then().statusCode(303);

        assertThat(as(cookies.get(SessionCookie.NAME)).get("/stores/012/menu").statusCode())
                .isEqualTo(200);
    }

    @Test
    void afterALogoutTheProviderAsksWhoItIsAndTheCrewsLoginIsBack() {
        Provider.claims = Map.of("groups", List.of("kitchensync-crew"), "stores", "012");
        follow("/stores/012");
        assertThat(Provider.asked).doesNotContainKey("prompt");
        String crew = cookies.get(SessionCookie.NAME);

        // When a manager takes over from the crew
        as(crew).cookies(cookies).get("/login").getDetailedCookies().asList().forEach(this::keep);
        cookies.remove(SessionCookie.NAME);
        Provider.claims = Map.of("groups", List.of("kitchensync-manager"), "stores", "012");
        follow("/login/oidc", Map.of(SessionCookie.NAME, crew));

        assertThat(Provider.asked).containsEntry("prompt", "login");
        assertThat(as(cookies.get(SessionCookie.NAME)).get("/stores/012/plan").statusCode())
                .isEqualTo(200);

        // And leaves
        browser()
                .cookies(cookies)
                .post("/logout")
                .then()
                .header("Location", endsWith("/"))
                .extract()
                .response()
                .getDetailedCookies()
                .asList()
                .forEach(this::keep);
        assertThat(cookies).doesNotContainKey(SessionCookie.NAME);
        browser().cookies(cookies).get("/stores/012").then().statusCode(200).body(not(containsString("/logout")));

        cookies.remove("kitchensync_crew");
        follow("/stores/012");
        assertThat(Provider.asked).containsEntry("prompt", "login");
    }

    @Test
    void whoHasNoRoleIsToldSo() {
        Provider.claims = Map.of("groups", List.of("staff", "manager"));

        follow("/stores/012").then().statusCode(403).body(containsString("has no role in KitchenSync"));

        assertThat(cookies).doesNotContainKey(SessionCookie.NAME);
    }

    @Test
    void whoseTokenListsMoreStoresThanACookieHoldsIsToldSoWithTheRemedyAndSoIsTheLog() {
        List<String> stores =
                IntStream.range(1000, 1500).mapToObj(String::valueOf).toList();
        Provider.claims = Map.of("groups", List.of("kitchensync-area"), "stores", stores);

        follow("/chain").then().statusCode(403).body(containsString("give it its regions, or * for all stores"));

        assertThat(logged.lines())
                .anySatisfy(line -> assertThat(line).contains("500 stores").contains("regions"));
        assertThat(cookies).doesNotContainKey(SessionCookie.NAME);
        Provider.claims = Map.of("groups", List.of("kitchensync-area"), "stores", stores.subList(0, 100));
        assertThat(follow("/chain").statusCode()).isEqualTo(303);
        assertThat(cookies).containsKey(SessionCookie.NAME);
    }

    @Test
    void aTokenThatTheProviderDidNotSignLetsNobodyIn() {
        Provider.claims = Map.of("groups", "kitchensync-admin");
        Provider.forged = true;

        assertThat(follow("/stores/012").statusCode()).isGreaterThanOrEqualTo(400);

        assertThat(cookies).doesNotContainKey(SessionCookie.NAME);
    }

    @Test
    void aBackgroundRequestIsNotSentToTheProviderAndThereIsNoPasswordToGuess() {
        assertThat(LoggedIn.visit().get("/stores/012").statusCode()).isEqualTo(401);
        assertThat(LoggedIn.login("root", LoggedIn.PASSWORD, "/").statusCode()).isEqualTo(404);
    }
}
