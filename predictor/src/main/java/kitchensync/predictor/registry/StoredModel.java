package kitchensync.predictor.registry;

import kitchensync.predictor.model.DemandModel;

/** A model as the registry keeps it; {@code version} is the hash of all that it forecasts with. */
public record StoredModel(String version, DemandModel model) {}
