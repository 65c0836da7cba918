package kitchensync.predictor.train;

import io.github.metarank.lightgbm4j.LGBMException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.warehouse.Warehouse;
import kitchensync.predictor.feature.FeatureReader;
import kitchensync.predictor.feature.FeatureRows;
import kitchensync.predictor.feature.Features;
import kitchensync.predictor.feature.History;
import kitchensync.predictor.onnx.LightGbmText;
import kitchensync.predictor.onnx.OnnxExport;
import kitchensync.predictor.onnx.Parity;
import kitchensync.predictor.registry.ModelRegistry;
import kitchensync.predictor.registry.StoredModel;
import org.jboss.logging.Logger;

/**
 * Trains a model on the warehouse's history and keeps it in the registry. A job of its own: never part of the
 * five-minute pipeline.
 *
 * <p>The number of trees and the scores come from the newest block of days, forecast by a model that has not seen it;
 * the model that is kept is then trained on all blocks with that number of trees.
 */
@ApplicationScoped
public class Training {

    private static final Logger LOG = Logger.getLogger(Training.class);
    private static final int FEWEST_BLOCKS = 2;

    private final Warehouse warehouse;
    private final FeatureReader features;
    private final TrainingSettings settings;
    private final ModelRegistry registry;
    private final Clock clock;

    Training(Warehouse warehouse, Catalogue catalogue, TrainingSettings settings, ModelRegistry registry, Clock clock) {
        this.warehouse = warehouse;
        this.features = new FeatureReader(catalogue);
        this.settings = settings;
        this.registry = registry;
        this.clock = clock;
    }

    /** Whether there is a model to forecast with. */
    public boolean hasModel() throws SQLException {
        return registry.latest().isPresent();
    }

    /**
     * Trains, checks the export on every row, and stores the model if it beats every baseline. Otherwise, and with too
     * little history, there is no new model, which the report says.
     */
    public TrainingReport train() throws SQLException {
        long start = System.nanoTime();
        List<FeatureRows> blocks = readBlocks();
        if (blocks.size() < FEWEST_BLOCKS || blocks.stream().anyMatch(block -> block.size() == 0)) {
            LOG.warn("Too little history to train a model: forecasts will be profiles of the item's category.");
            return TrainingReport.noModel(secondsSince(start));
        }
        FeatureRows newest = blocks.getLast();
        Matrix earlier = Matrix.of(blocks.subList(0, blocks.size() - 1));
        LightGbm lightGbm = new LightGbm(settings);
        try {
            LightGbm.Trial trial = lightGbm.tryOn(earlier, Matrix.of(List.of(newest)));
            List<Score> scores = scores(trial.score(), newest);
            Matrix all = Matrix.of(blocks);
            Forest forest = lightGbm.fit(all, trial.trees());
            byte[] onnx = OnnxExport.write(LightGbmText.read(forest.text()));
            double difference = Parity.check(onnx, forest.fitted(), all.values(), Features.COUNT);
            StoredModel model = new StoredModel(ModelRegistry.version(onnx), onnx);
            TrainingReport report = new TrainingReport(
                    all.rows(),
                    newest.size(),
                    trial.trees(),
                    secondsSince(start),
                    scores,
                    beatsBaselines(scores),
                    model.version(),
                    difference);
            if (!report.beatsBaselines()) {
                LOG.warnf("The model does not beat every baseline, so it is not kept: %s", scores);
                return report.notKept();
            }
            registry.store(model, clock.instant(), report);
            return report;
        } catch (LGBMException failed) {
            throw new IllegalStateException("LightGBM could not train: " + failed.getMessage(), failed);
        }
    }

    /** Oldest block first. */
    private List<FeatureRows> readBlocks() throws SQLException {
        List<FeatureRows> blocks = new ArrayList<>();
        try (Connection connection = warehouse.connect()) {
            History history = features.history(connection);
            int count = Math.min(settings.blocks(), history.trainingBlocks());
            for (int block = count - 1; block >= 0; block--) {
                blocks.add(features.read(connection, history, block));
            }
        }
        return blocks;
    }

    private static List<Score> scores(Score model, FeatureRows newest) {
        float[] demand = Arrays.copyOf(newest.demand(), newest.size());
        return List.of(
                model,
                Score.of("zero", demand, new float[demand.length]),
                Score.of("last_week", demand, newest.column(Features.index("last_week"))),
                Score.of("weekly_profile", demand, newest.column(Features.index("cell_mean"))),
                Score.of("scaled_profile", demand, newest.column(Features.index("scaled_profile"))));
    }

    private static boolean beatsBaselines(List<Score> scores) {
        double model = scores.getFirst().poissonDeviance();
        return scores.stream().skip(1).allMatch(baseline -> model < baseline.poissonDeviance());
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
