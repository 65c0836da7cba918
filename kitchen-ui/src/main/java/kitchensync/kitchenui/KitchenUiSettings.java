package kitchensync.kitchenui;

import io.quarkus.qute.TemplateData;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import kitchensync.settings.AtLeast;

/** The settings of the kitchen's pages; durations are real time unless they say that they are the store's. */
@RegisterForReflection
@ConfigMapping(prefix = "kitchensync.kitchen-ui")
@TemplateData
public interface KitchenUiSettings {

    /** How often an open page asks for the newest queue, beside whenever it is told of a change. */
    @AtLeast("PT0.1S")
    Duration refreshEvery();

    /** How often the stream of an open page says that it lives. */
    @AtLeast("PT0.1S")
    Duration beatEvery();

    /** After how long without a word an open page says that it is not updating. */
    @AtLeast("PT0.2S")
    Duration offlineAfter();

    /** Age on the store's clock from which the page warns that its data are old. */
    @AtLeast("PT1M")
    Duration staleAfter();

    /** How long into its slot, on the store's clock, a card becomes due. */
    @AtLeast("PT1M")
    Duration dueAfter();

    /** How long into its slot, on the store's clock, a card is late. */
    @AtLeast("PT1M")
    Duration lateAfter();

    /** How long "not now" hides a card, on the store's clock. */
    @AtLeast("PT1M")
    Duration notNow();

    /** How long an act waits before ingest is told, so that what is taken back at once is never told. */
    @AtLeast("PT0S")
    Duration sendAfter();

    /** How long ingest may take to answer before it is told again. */
    @AtLeast("PT1S")
    Duration answerWithin();

    /** Key with the scope write for all stores that ingest is shown; none where ingest runs open. */
    Optional<String> apiKey();

    /** The page that {@code trial --page} has written, to be shown to managers; there need not be one yet. */
    Optional<Path> trialPage();
}
