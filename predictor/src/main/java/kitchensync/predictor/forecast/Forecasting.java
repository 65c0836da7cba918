package kitchensync.predictor.forecast;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.warehouse.Warehouse;
import kitchensync.predictor.feature.FeatureReader;
import kitchensync.predictor.feature.FeatureRows;
import kitchensync.predictor.feature.Features;
import kitchensync.predictor.feature.History;
import kitchensync.predictor.onnx.OnnxScorer;
import kitchensync.predictor.registry.ModelRegistry;
import kitchensync.predictor.registry.StoredModel;

/** Predicts the coming week with the newest model and replaces MARTS.PREDICTIONS in one step. */
@ApplicationScoped
public class Forecasting {

    /** Stands where a model's version would, when none has beaten the simple forecasts. */
    public static final String NO_MODEL = "none";

    private final Warehouse warehouse;
    private final FeatureReader features;
    private final ModelRegistry registry;
    private final Clock clock;

    Forecasting(Warehouse warehouse, Catalogue catalogue, ModelRegistry registry, Clock clock) {
        this.warehouse = warehouse;
        this.features = new FeatureReader(catalogue);
        this.registry = registry;
        this.clock = clock;
    }

    /** Every active store, active item and slot of the week gets a row; zero where nothing can be sold. */
    public ForecastReport predict() throws SQLException {
        long start = System.nanoTime();
        Optional<StoredModel> model = registry.latest();
        FeatureRows rows;
        try (Connection connection = warehouse.connect()) {
            rows = features.read(connection, features.history(connection), History.NEXT);
        }
        float[] scores =
                model.map(stored -> score(stored, rows)).orElseGet(() -> rows.column(Features.index("scaled_profile")));
        Source established = model.isPresent() ? Source.MODEL : Source.SCALED_PROFILE;
        WeekForecast week =
                WeekForecast.of(features.stores().size(), features.items().size(), rows, scores, established);
        Edition edition = new Edition(model.map(StoredModel::version).orElse(NO_MODEL), clock.instant());
        try {
            Predictions.Written written =
                    Predictions.write(warehouse, features.stores(), features.items(), week, edition);
            return report(written, edition, (System.nanoTime() - start) / 1e9);
        } catch (IOException failed) {
            throw new UncheckedIOException("The predictions could not be written to a temporary file", failed);
        }
    }

    /** Whether the predictions are there, from the newest model, for the stores and items of the catalogue. */
    public boolean isCurrent() throws SQLException {
        String newest = registry.latest().map(StoredModel::version).orElse(NO_MODEL);
        try (Connection connection = warehouse.connect()) {
            return Predictions.edition(connection)
                            .filter(edition -> edition.modelVersion().equals(newest))
                            .isPresent()
                    && Predictions.cover(connection, features.stores(), features.items());
        }
    }

    private static float[] score(StoredModel model, FeatureRows rows) {
        try (OnnxScorer scorer = new OnnxScorer(model.onnx(), Features.COUNT)) {
            return scorer.score(rows.values(), 0, rows.size());
        }
    }

    private static ForecastReport report(Predictions.Written written, Edition edition, double seconds) {
        Map<String, Integer> bySource = new TreeMap<>();
        written.bySource().forEach((source, rows) -> bySource.put(source.id(), rows));
        int rows =
                written.bySource().values().stream().mapToInt(Integer::intValue).sum();
        int closed = written.bySource().getOrDefault(Source.CLOSED, 0);
        return new ForecastReport(rows, rows - closed, bySource, written.units(), edition.modelVersion(), seconds);
    }
}
