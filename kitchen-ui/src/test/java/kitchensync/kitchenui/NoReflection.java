package kitchensync.kitchenui;

import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.ValueResolver;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletionStage;

/**
 * Lets no page of a test read a value by reflection, which a native binary does not have: the class wants
 * {@code @TemplateData}. Asked right before Qute's own resolver by reflection.
 */
@Singleton
class NoReflection implements ValueResolver {

    private final ReflectionValueResolver reflection = new ReflectionValueResolver();

    void add(@Observes EngineBuilder engine) {
        engine.addValueResolver(this);
    }

    @Override
    public int getPriority() {
        return reflection.getPriority() + 1;
    }

    @Override
    public boolean appliesTo(EvalContext context) {
        return reflection.appliesTo(context);
    }

    @Override
    public CompletionStage<Object> resolve(EvalContext context) {
        throw new TemplateException("Only reflection finds %s in %s: it needs @TemplateData"
                .formatted(context.getName(), context.getBase().getClass()));
    }
}
