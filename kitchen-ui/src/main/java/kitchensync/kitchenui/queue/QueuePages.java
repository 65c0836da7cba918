package kitchensync.kitchenui.queue;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import kitchensync.domain.time.SimulatedClock;
import kitchensync.kitchenui.KitchenUiSettings;
import kitchensync.kitchenui.page.Frame;
import kitchensync.kitchenui.page.Preparation;

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
                KitchenUiSettings settings,
                double pace);

        static native TemplateInstance live(
                QueueView view, Note note, List<Preparation.Step> steps, KitchenUiSettings settings, double pace);
    }

    private final Instance<Preparation> preparation;
    private final KitchenUiSettings settings;
    private final Clock clock;

    QueuePages(Instance<Preparation> preparation, KitchenUiSettings settings, Clock clock) {
        this.preparation = preparation;
        this.settings = settings;
        this.clock = clock;
    }

    /** The whole page of a store. */
    String page(QueueView view, Frame frame, Note note) {
        return write(Templates.page(view, frame, note, steps(view), settings, pace()), frame);
    }

    /** The part of the page that changes, for a page that is open already. */
    String live(QueueView view, Frame frame) {
        return write(Templates.live(view, Note.NONE, steps(view), settings, pace()), frame);
    }

    /** Seconds of the store a second of the tablet. */
    private double pace() {
        return clock instanceof SimulatedClock simulated ? simulated.speed() : 1;
    }

    private static String write(TemplateInstance page, Frame frame) {
        return page.setAttribute(MessageBundles.ATTRIBUTE_LOCALE, frame.locale())
                .render();
    }

    private List<Preparation.Step> steps(QueueView view) {
        return view.planned()
                ? List.of()
                : preparation.stream().flatMap(work -> work.steps().stream()).toList();
    }
}
