package kitchensync.bench.forecaster;

import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMBooster.FeatureImportanceType;
import io.github.metarank.lightgbm4j.LGBMDataset;
import io.github.metarank.lightgbm4j.LGBMException;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.warehouse.Warehouse;
import kitchensync.predictor.feature.Codes;
import kitchensync.predictor.feature.FeatureBuilder;
import kitchensync.predictor.feature.FeatureRows;
import kitchensync.predictor.feature.Features;
import kitchensync.predictor.feature.MenuConditions;
import kitchensync.predictor.fit.TrainingSettings;
import kitchensync.predictor.history.Assortment;
import kitchensync.predictor.history.DemandHistory;
import kitchensync.predictor.history.HistoryReader;
import kitchensync.predictor.onnx.LightGbmText;
import kitchensync.predictor.onnx.OnnxExport;
import kitchensync.predictor.onnx.OnnxScorer;
import kitchensync.predictor.profile.Profile;
import kitchensync.predictor.profile.ProfileLearner;

/** The same trees on the same rows, a thread each: by ONNX Runtime, as the predictor has it, and by LightGBM itself. */
@Singleton
class Inference {

    private static final int DAYS = 7;

    private final Catalogue catalogue;
    private final Warehouse warehouse;
    private final TrainingSettings settings;

    Inference(Catalogue catalogue, Warehouse warehouse, TrainingSettings settings) {
        this.catalogue = catalogue;
        this.warehouse = warehouse;
        this.settings = settings;
    }

    /**
     * @param rows of a week
     * @param onnx and the others: rows a second in each round
     * @param difference largest of two predictions of a row, as a factor
     */
    record Compared(int rows, int trees, List<Double> onnx, List<Double> lightgbm, double difference) {}

    /** @param rounds that count, by turns; one before them does not */
    Compared compare(int rounds) throws SQLException, LGBMException {
        FeatureRows rows = lastWeek();
        float[] values = Arrays.copyOf(rows.values(), rows.size() * Features.COUNT);
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        double difference = 0;
        String model;
        try (LGBMBooster booster = train(values, Arrays.copyOf(rows.demand(), rows.size()))) {
            model = booster.saveModelToString(0, 0, FeatureImportanceType.SPLIT);
        }
        try (LightGbm lightGbm = new LightGbm(model, values, Features.COUNT);
                OnnxScorer onnx = new OnnxScorer(OnnxExport.write(LightGbmText.read(model)), Features.COUNT)) {
            for (int round = 0; round <= rounds; round++) {
                long start = System.nanoTime();
                float[] scores = onnx.score(values, 0, rows.size());
                long between = System.nanoTime();
                lightGbm.predict();
                long end = System.nanoTime();
                if (round > 0) {
                    ours.add(rows.size() * 1e9 / (between - start));
                    theirs.add(rows.size() * 1e9 / (end - between));
                }
                for (int row = 0; row < rows.size(); row++) {
                    double trained = lightGbm.prediction(row);
                    difference = Math.max(difference, Math.abs(scores[row] - trained) / Math.max(1, trained));
                }
            }
        }
        return new Compared(rows.size(), settings.maxTrees(), ours, theirs, difference);
    }

    private FeatureRows lastWeek() throws SQLException {
        Assortment assortment = Assortment.of(catalogue);
        try (Connection connection = warehouse.connect()) {
            DemandHistory history = HistoryReader.read(connection, assortment, settings.historyDays());
            int origin = history.days() - DAYS;
            Profile profile = ProfileLearner.upTo(history, origin).profile();
            return new FeatureBuilder(
                            assortment, MenuConditions.of(catalogue.activeItems()), Codes.of(assortment, profile))
                    .past(profile, history, origin);
        }
    }

    private LGBMBooster train(float[] values, float[] demand) throws LGBMException {
        try (LGBMDataset dataset = LGBMDataset.createFromMat(
                values, demand.length, Features.COUNT, true, "max_bin=255 verbosity=-1 num_threads=1", null)) {
            dataset.setField("label", demand);
            LGBMBooster booster = LGBMBooster.create(
                    dataset,
                    "objective=poisson learning_rate=" + settings.learningRate() + " num_leaves=" + settings.leaves()
                            + " min_data_in_leaf=" + settings.minRowsInLeaf() + " lambda_l2=" + settings.ridge()
                            + " num_threads=1 verbosity=-1 seed=42");
            for (int tree = 0; tree < settings.maxTrees(); tree++) {
                booster.updateOneIter();
            }
            return booster;
        }
    }
}
