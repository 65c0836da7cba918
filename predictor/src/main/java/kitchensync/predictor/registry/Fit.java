package kitchensync.predictor.registry;

import io.quarkus.runtime.annotations.RegisterForReflection;
import kitchensync.predictor.dispersion.DispersionTable;
import kitchensync.predictor.feature.Codes;
import kitchensync.predictor.model.DemandModel;
import org.jspecify.annotations.Nullable;

/** What a model needs beside its ONNX bytes; kept as JSON. */
@RegisterForReflection
record Fit(Codes codes, DispersionTable dispersion) {

    static Fit of(DemandModel model) {
        return new Fit(model.codes(), model.dispersion());
    }

    DemandModel model(byte @Nullable [] onnx) {
        return new DemandModel(onnx, codes, dispersion);
    }
}
