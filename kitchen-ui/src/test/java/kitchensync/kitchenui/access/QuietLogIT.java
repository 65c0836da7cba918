package kitchensync.kitchenui.access;

import static kitchensync.kitchenui.access.LoggedIn.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import kitchensync.kitchenui.LogLines;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The log tells of logins, and gives away nobody's name, address, password or session. */
@QuarkusTest
@TestProfile(LoggedIn.class)
@QuarkusTestResource(PostgresResource.class)
class QuietLogIT {

    @RegisterExtension
    final LogLines logged = new LogLines();

    @Test
    void aShiftLeavesNoSecretAndNoNameBehind() {
        // Given
        String session = LoggedIn.session("mia");

        // When
        LoggedIn.login("mia", "a wrong password", "/");
        LoggedIn.login("mia", "a wrong password", "/");
        as(session).get("/stores/012");
        as(session).get("/stores/103");
        as(session + "x").get("/stores/012?name=mia");
        as(session).post("/stores/012/done");
        as(session).post("/logout");

        // Then
        assertThat(logged.lines())
                .anyMatch(line -> line.startsWith("user " + Pseudonym.of("mia") + " has logged in"))
                .anyMatch(line -> line.startsWith("a login failed"))
                .anyMatch(line -> line.contains("may not GET /stores/{store}"))
                .noneMatch(line -> line.contains("mia"))
                .noneMatch(line -> line.contains("127.0.0.1"))
                .noneMatch(line -> line.contains(LoggedIn.PASSWORD))
                .noneMatch(line -> line.contains("a wrong password"))
                .noneMatch(line -> line.contains(session.substring(0, 20)));
    }
}
