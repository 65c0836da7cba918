package kitchensync.kitchenui;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;

/** The settings of the kitchen's pages; durations are real time unless they say that they are the store's. */
@ConfigMapping(prefix = "kitchensync.kitchen-ui")
public interface KitchenUiSettings {

    /** How often an open page asks for the newest queue, beside whenever it is told of a change. */
    @DurationMin(millis = 100)
    Duration refreshEvery();

    /** How often the stream of an open page says that it lives. */
    @DurationMin(millis = 100)
    Duration beatEvery();

    /** After how long without a word an open page says that it is not updating. */
    @DurationMin(millis = 200)
    Duration offlineAfter();

    /** Age on the store's clock from which the page warns that its data are old. */
    @DurationMin(minutes = 1)
    Duration staleAfter();

    /** How long into its slot, on the store's clock, a card becomes due. */
    @DurationMin(minutes = 1)
    Duration dueAfter();

    /** How long into its slot, on the store's clock, a card is late. */
    @DurationMin(minutes = 1)
    Duration lateAfter();

    /** How long "not now" hides a card, on the store's clock. */
    @DurationMin(minutes = 1)
    Duration notNow();

    /** How long an act waits before ingest is told, so that what is taken back at once is never told. */
    @DurationMin(seconds = 0)
    Duration sendAfter();

    /** How long ingest may take to answer before it is told again. */
    @DurationMin(seconds = 1)
    Duration answerWithin();

    /** Key with the scope write for all stores that ingest is shown; none where ingest runs open. */
    Optional<String> apiKey();
}
