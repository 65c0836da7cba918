package kitchensync.predictor.plan;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;

/** What the plan weighs. */
@RegisterForReflection
@ConfigMapping(prefix = "kitchensync.predictor.plan")
public interface PlanSettings {

    /** What a customer who finds nothing is counted as beyond the lost margin, in prices. */
    @DecimalMin("0")
    @DecimalMax("10")
    double missWeight();
}
