package kitchensync.kitchenui.access;

import static kitchensync.kitchenui.access.LoggedIn.as;
import static kitchensync.kitchenui.access.LoggedIn.browser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

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
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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

    private final Map<String, String> cookies = new HashMap<>();

    @BeforeEach
    void forget() {
        cookies.clear();
        Provider.forged = false;
    }

    /** Follows every redirect, of us and of the provider, with the cookies so far; never to another page of ours. */
    private Response follow(String start) {
        String address = start;
        for (int hop = 0; hop < 10; hop++) {
            RequestSpecification request = browser().urlEncodingEnabled(false);
            boolean ours = !address.contains("/authorize");
            Response answer = (ours ? request.cookies(cookies) : request).get(address);
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
    void whoHasNoRoleIsToldSo() {
        Provider.claims = Map.of("groups", List.of("staff", "manager"));

        follow("/stores/012").then().statusCode(403).body(containsString("has no role in KitchenSync"));

        assertThat(cookies).doesNotContainKey(SessionCookie.NAME);
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
