package kitchensync.kitchenui;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** The settings of the kitchen's pages; all are real time but {@link #staleAfter}, which is the store's time. */
@ConfigMapping(prefix = "kitchensync.kitchen-ui")
public interface KitchenUiSettings {

    /** How often an open page asks for the newest queue. */
    @DurationMin(millis = 100)
    Duration refreshEvery();

    /** After how long without an answer an open page says that it is not updating. */
    @DurationMin(millis = 200)
    Duration offlineAfter();

    /** Age on the store's clock from which the page warns that its data are old. */
    @DurationMin(minutes = 1)
    Duration staleAfter();
}
