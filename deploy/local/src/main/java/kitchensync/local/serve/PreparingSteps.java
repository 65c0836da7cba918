package kitchensync.local.serve;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kitchensync.kitchenui.page.Preparation;
import kitchensync.local.prepare.Stages;
import org.jspecify.annotations.Nullable;

/** Lets the kitchen's page tell what is being prepared while there is no plan to show. */
@Singleton
public class PreparingSteps implements Preparation {

    private final Stages stages = new Stages(InstantSource.system());
    private volatile @Nullable String failure;

    /** Where the preparation tells how far it is. */
    public Stages stages() {
        return stages;
    }

    /** Says why the preparation has stopped. */
    public void fail(String reason) {
        failure = reason;
    }

    @Override
    public List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        stages.all().forEach(stage -> steps.add(new Step(stage.name(), progress(stage), !stage.running())));
        Optional.ofNullable(failure).ifPresent(reason -> steps.add(new Step("It stopped", reason, false)));
        return steps;
    }

    private static String progress(Stages.Stage stage) {
        if (!stage.running()) {
            return stage.outcome();
        }
        return stage.total() > 0
                ? "%,d of %,d %s".formatted(stage.done(), stage.total(), stage.unit())
                : stage.done() > 0 ? "%,d %s".formatted(stage.done(), stage.unit()) : "";
    }
}
