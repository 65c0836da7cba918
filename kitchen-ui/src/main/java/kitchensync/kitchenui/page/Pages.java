package kitchensync.kitchenui.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.List;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.kitchenui.KitchenUiSettings;
import kitchensync.kitchenui.queue.QueueView;

/** Writes the pages as HTML. All they show is given to them, so that writing never waits for anything. */
@Singleton
class Pages {

    @CheckedTemplate(basePath = "kitchen-ui")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance queue(
                QueueView view,
                List<Region> regions,
                Note note,
                List<Preparation.Step> steps,
                Assets assets,
                KitchenUiSettings settings);

        static native TemplateInstance live(QueueView view, List<Preparation.Step> steps, KitchenUiSettings settings);

        static native TemplateInstance problem(PageProblem problem, List<Region> regions, Assets assets);
    }

    private final List<Region> regions;
    private final Instance<Preparation> preparation;
    private final KitchenUiSettings settings;

    Pages(Catalogue catalogue, Instance<Preparation> preparation, KitchenUiSettings settings) {
        this.regions = Region.of(catalogue);
        this.preparation = preparation;
        this.settings = settings;
    }

    /** The whole page of a store. */
    String queue(QueueView view, Note note) {
        return Templates.queue(view, regions, note, steps(view), Assets.BUNDLED, settings)
                .render();
    }

    /** The part of the page that changes, for a page that is open already. */
    String live(QueueView view) {
        return Templates.live(view, steps(view), settings).render();
    }

    String problem(PageProblem problem) {
        return Templates.problem(problem, regions, Assets.BUNDLED).render();
    }

    private List<Preparation.Step> steps(QueueView view) {
        return view.planned()
                ? List.of()
                : preparation.stream().flatMap(work -> work.steps().stream()).toList();
    }
}
