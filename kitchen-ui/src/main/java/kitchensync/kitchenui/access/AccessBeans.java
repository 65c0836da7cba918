package kitchensync.kitchenui.access;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** What access runs with. */
final class AccessBeans {

    @Produces
    @Singleton
    @RealTime
    Clock realTime() {
        return Clock.systemUTC();
    }
}
