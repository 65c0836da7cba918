package kitchensync.kitchenui.access;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** A process whose people log in, and whose managers are taken to have gone after a minute. */
public final class Impatient implements QuarkusTestProfile {

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(LoggedIn.FilesMade.class));
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("kitchensync.kitchen-ui.session.idle", "PT1M");
    }
}
