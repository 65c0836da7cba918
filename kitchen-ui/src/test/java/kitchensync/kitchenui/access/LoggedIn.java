package kitchensync.kitchenui.access;

import static io.restassured.RestAssured.given;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;

/** A process whose people log in, with a user of each role. */
public final class LoggedIn implements QuarkusTestProfile {

    static final String PASSWORD = "for tests only";
    static final String OWN = "012";
    static final String OTHER = "103";

    /** The users at the start: each has the store {@link #OWN}, the area its region. */
    static List<User> users() {
        return List.of(
                user("grill", Role.CREW, List.of(OWN)),
                user("mia", Role.MANAGER, List.of(OWN)),
                new User("ada", Role.AREA, List.of(), List.of("West Wisconsin"), hash(PASSWORD)),
                user("root", Role.ADMIN, List.of()),
                user("guessed", Role.CREW, List.of(OWN)),
                user("lost", Role.CREW, List.of()));
    }

    static User user(String name, Role role, List<String> stores) {
        return new User(name, role, stores, List.of(), hash(PASSWORD));
    }

    /** Quick, and good for nothing but tests. */
    static String hash(String password) {
        return BCrypt.withDefaults().hashToString(4, password.toCharArray());
    }

    /** Makes the files. */
    public static final class FilesMade implements QuarkusTestResourceLifecycleManager {

        @Override
        public Map<String, String> start() {
            try {
                Path folder = Files.createTempDirectory("access");
                UserFile.write(folder.resolve("users.yaml"), users());
                Files.write(folder.resolve("key"), new byte[40]);
                Files.writeString(folder.resolve("token"), "for-prometheus\n");
                return Map.of(
                        "kitchensync.kitchen-ui.access", "users",
                        "kitchensync.kitchen-ui.users-file",
                                folder.resolve("users.yaml").toString(),
                        "kitchensync.kitchen-ui.session.key-file",
                                folder.resolve("key").toString(),
                        "kitchensync.kitchen-ui.metrics-token-file",
                                folder.resolve("token").toString(),
                        "kitchensync.kitchen-ui.trial-page",
                                folder.resolve("trial.html").toString(),
                        // A proxy with TLS may stand before it.
                        "quarkus.http.proxy.proxy-address-forwarding", "true");
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        @Override
        public void stop() {}
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(FilesMade.class));
    }

    static Path usersFile() {
        return Path.of(ConfigProvider.getConfig().getValue("kitchensync.kitchen-ui.users-file", String.class));
    }

    static RequestSpecification visit() {
        return given().redirects().follow(false);
    }

    /** As a browser asks for a page. */
    static RequestSpecification browser() {
        return visit().header("Sec-Fetch-Mode", "navigate").header("Accept", "text/html");
    }

    static Response login(String name, String password, String to) {
        return browser()
                .formParam("name", name)
                .formParam("password", password)
                .formParam("to", to)
                .post("/login");
    }

    /** The cookie of a new session. */
    static String session(String name) {
        return login(name, PASSWORD, "").then().statusCode(303).extract().cookie(SessionCookie.NAME);
    }

    static RequestSpecification as(String session) {
        return visit().cookie(SessionCookie.NAME, session);
    }
}
