package kitchensync.local.serve;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateExtension;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import kitchensync.local.prepare.Stages;
import org.jspecify.annotations.Nullable;

/** Stands before the kitchen's pages until there is something to show on them. */
@Singleton
public class PreparingPage {

    private static final int BEFORE_ROUTES = 90;

    @CheckedTemplate(basePath = "local")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance preparing(List<Stages.Stage> stages, @Nullable String failure);
    }

    @TemplateExtension
    static String grouped(long number) {
        return "%,d".formatted(number);
    }

    private volatile @Nullable Stages stages;
    private volatile @Nullable String failure;
    private volatile boolean ready;

    /** Shows these stages from now on. */
    public void show(Stages running) {
        stages = running;
    }

    /** Says why the preparation has stopped. */
    public void fail(String reason) {
        failure = reason;
    }

    /** Gives way to the kitchen's pages. */
    public void open() {
        ready = true;
    }

    void register(@Observes Filters filters) {
        filters.register(this::stand, BEFORE_ROUTES);
    }

    private void stand(RoutingContext context) {
        String path = context.normalizedPath();
        if (ready || !(path.equals("/") || path.equals("/stores") || path.startsWith("/stores/"))) {
            context.next();
            return;
        }
        @Nullable Stages running = stages;
        Templates.preparing(running == null ? List.of() : running.all(), failure)
                .createUni()
                .subscribe()
                .with(
                        page -> context.response()
                                .putHeader("Content-Type", "text/html; charset=UTF-8")
                                .putHeader("Cache-Control", "no-store")
                                .end(page),
                        context::fail);
    }
}
