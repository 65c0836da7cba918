package kitchensync.kitchenui.access;

import static java.util.concurrent.TimeUnit.SECONDS;
import static kitchensync.kitchenui.access.LoggedIn.OWN;
import static kitchensync.kitchenui.access.LoggedIn.as;
import static kitchensync.kitchenui.access.LoggedIn.login;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

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
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What ends a session, and how soon. */
@QuarkusTest
@TestProfile(LoggedIn.class)
@QuarkusTestResource(PostgresResource.class)
class SessionEndIT {

    private static final String STORE = "/stores/" + OWN;

    @TestHTTPResource("/models/ticks")
    URI ticks;

    private static List<User> users = List.of();

    @BeforeAll
    static void read() throws IOException {
        users = UserFile.read(LoggedIn.usersFile());
    }

    @AfterEach
    void restore() throws Exception {
        UserFile.write(LoggedIn.usersFile(), users);
        Thread.sleep(700); // Until it has been looked at.
    }

    @Test
    void anotherPasswordEndsTheSessionsOfTheOldOne() throws IOException {
        String session = LoggedIn.session("grill");
        as(session).get(STORE).then().statusCode(200);

        replace("grill", new User("grill", Role.CREW, List.of(OWN), List.of(), LoggedIn.hash("another one")));

        await(() -> as(session).get(STORE).statusCode() == 401);
        login("grill", "another one", "").then().statusCode(303);
    }

    @Test
    void whoIsRemovedIsOutAndWhoIsMovedSeesTheNewStore() throws IOException {
        String crew = LoggedIn.session("grill");
        String area = LoggedIn.session("ada");
        as(area).get(STORE).then().statusCode(200);
        List<User> left = new ArrayList<>(users);
        left.removeIf(user -> user.name().equals("grill"));
        left.replaceAll(user -> user.name().equals("ada")
                ? new User("ada", Role.AREA, List.of("103"), List.of(), user.password())
                : user);

        UserFile.write(LoggedIn.usersFile(), left);

        await(() -> as(crew).get(STORE).statusCode() == 401);
        as(area).get(STORE).then().statusCode(403);
        as(area).get("/stores/103").then().statusCode(200);
    }

    @Test
    void aBrokenFileLeavesTheUsersAsTheyWere() throws Exception {
        String session = LoggedIn.session("grill");

        java.nio.file.Files.writeString(LoggedIn.usersFile(), "users: [ {name: ");
        Thread.sleep(1200);

        as(session).get(STORE).then().statusCode(200);
    }

    @Test
    void aLogoutEndsACopiedCookieToo() {
        String session = LoggedIn.session("root");

        as(session).post("/logout").then().statusCode(303).header("Set-Cookie", containsString("Max-Age=0"));

        as(session).get(STORE).then().statusCode(401);
    }

    @Test
    void aLoginEndsTheSessionThatItTakesThePlaceOf() {
        String before = LoggedIn.session("mia");

        as(before)
                .formParam("name", "root")
                .formParam("password", LoggedIn.PASSWORD)
                .post("/login")
                .then()
                .statusCode(303);

        as(before).get(STORE).then().statusCode(401);
    }

    /** Also one that was not asked for as browsers ask for a stream. */
    @ParameterizedTest
    @ValueSource(strings = {"text/event-stream", "*/*", "Text/*"})
    void aStreamEndsWithItsSession(String accepted) throws Exception {
        String session = LoggedIn.session("root");
        HttpClient client = HttpClient.newHttpClient();
        try {
            HttpResponse<InputStream> stream = client.send(
                    HttpRequest.newBuilder(ticks)
                            .header("Accept", accepted)
                            .header("Cookie", SessionCookie.NAME + "=" + session)
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            assertThat(stream.statusCode()).isEqualTo(200);
            assertThat(stream.body().read()).isPositive();

            CompletableFuture<Void> ended = CompletableFuture.runAsync(() -> readToEnd(stream.body()));
            assertThat(ended).isNotDone();
            as(session).post("/logout").then().statusCode(303);

            assertThat(ended).succeedsWithin(5, SECONDS);
        } finally {
            // A close would wait for a stream that has not ended.
            client.shutdownNow();
        }
    }

    private static void readToEnd(InputStream body) {
        try (body) {
            while (body.read() >= 0) {
                // Ticks.
            }
        } catch (IOException closed) {
            // This is how it ends.
        }
    }

    private static void replace(String name, User user) throws IOException {
        List<User> changed = new ArrayList<>(users);
        changed.replaceAll(each -> each.name().equals(name) ? user : each);
        UserFile.write(LoggedIn.usersFile(), changed);
    }

    private static void await(BooleanSupplier done) {
        long end = System.nanoTime() + SECONDS.toNanos(5);
        while (!done.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
        }
    }
}
