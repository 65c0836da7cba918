package kitchensync.kitchenui.queue;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import kitchensync.domain.time.SimulatedClock;
import kitchensync.kitchenui.KitchenUiSettings;
import kitchensync.kitchenui.page.Frame;
import kitchensync.kitchenui.page.Preparation;
import kitchensync.kitchenui.page.Speech;

/** Writes the queue as HTML. All it shows is given to it, so that writing never waits for anything. */
@Singleton
class QueuePages {

    @CheckedTemplate(basePath = "kitchen-ui/queue")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance page(
                QueueView view,
                Frame frame,
                Note note,
                List<Preparation.Step> steps,
                Parts parts,
                KitchenUiSettings settings,
                double pace);

        static native TemplateInstance live(
                QueueView view,
                Note note,
                List<Preparation.Step> steps,
                Parts parts,
                KitchenUiSettings settings,
                double pace);
    }

    private final Kept kept;
    private final Instance<Preparation> preparation;
    private final KitchenUiSettings settings;
    private final Clock clock;

    QueuePages(Instance<Preparation> preparation, KitchenUiSettings settings, Clock clock) {
        this.preparation = preparation;
        this.settings = settings;
        this.clock = clock;
        // An open page asks again before the next but one period; an eighth of the heap, or twice that, is for its
        // parts.
        this.kept = new Kept(
                settings.refreshEvery().multipliedBy(2), Runtime.getRuntime().maxMemory() / 8, System::nanoTime);
    }

    /** The whole page of a store. */
    String page(QueueView view, Frame frame, Note note) {
        return write(
                Templates.page(view, frame, note, steps(view), parts(view, frame.locale()), settings, pace()),
                frame.locale());
    }

    /** The part of the page that changes, for a page that is open already. */
    String live(QueueView view, Locale locale) {
        return write(Templates.live(view, Note.NONE, steps(view), parts(view, locale), settings, pace()), locale);
    }

    /** Seconds of the store a second of the tablet. */
    private double pace() {
        return clock instanceof SimulatedClock simulated ? simulated.speed() : 1;
    }

    private Parts parts(QueueView view, Locale locale) {
        return new Parts(kept, settings, view, locale);
    }

    private static String write(TemplateInstance page, Locale locale) {
        return Speech.of(locale).render(page);
    }

    private List<Preparation.Step> steps(QueueView view) {
        return view.planned()
                ? List.of()
                : preparation.stream().flatMap(work -> work.steps().stream()).toList();
    }
}
