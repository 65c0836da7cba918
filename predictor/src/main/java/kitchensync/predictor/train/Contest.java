package kitchensync.predictor.train;

import java.util.ArrayList;
import java.util.List;
import kitchensync.domain.catalogue.Item;
import kitchensync.predictor.backtest.Backtest;
import kitchensync.predictor.backtest.Comparison;
import kitchensync.predictor.feature.Conditions;
import kitchensync.predictor.fit.TrainingSettings;
import kitchensync.predictor.history.DemandHistory;
import kitchensync.predictor.model.DemandModel;
import kitchensync.predictor.replay.Replay;
import kitchensync.predictor.replay.ReplayReport;
import kitchensync.predictor.score.Baselines;
import kitchensync.predictor.score.Score;
import kitchensync.predictor.score.Scoring;
import org.jspecify.annotations.Nullable;

/**
 * A new model against all that it would have to replace, on the newest days of the history, which it has not seen: how well
 * each forecasts, and what each would have earned.
 *
 * @param scores the model's, then the baselines', a random forest's and the champion's
 * @param newItems the same for items that were new in their store, without the last two
 * @param newStores likewise of stores that were new
 */
record Contest(
        List<Score> scores, List<Score> newItems, List<Score> newStores, Breakdown breakdown, ReplayReport replay) {

    /**
     * @param testDays the newest days
     * @param items of the history's assortment, in its order
     * @param missWeight what the plan adds to a lost margin
     * @param champion null when there is none
     */
    static Contest play(
            DemandHistory history,
            int testDays,
            List<Item> items,
            Conditions conditions,
            TrainingSettings settings,
            double missWeight,
            @Nullable DemandModel champion) {
        Backtest backtest = new Backtest(history, testDays, conditions);
        int firstTestDay = backtest.firstTestDay();
        DemandModel model = backtest.fit(settings).model();
        Comparison comparison = new Comparison("model", history, firstTestDay);
        Breakdown breakdown = new Breakdown(history.assortment());
        Replay replay = new Replay(history, items, testDays, missWeight, model.dispersion());
        comparison.witness(breakdown);
        comparison.witness(replay);
        backtest.forecast(model, comparison);
        List<Score> scores = new ArrayList<>(comparison.scores());
        scores.add(backtest.randomForest(settings));
        if (champion != null) {
            Scoring scoring = new Scoring(Verdict.CHAMPION, Baselines.naiveRmse(history, firstTestDay));
            Backtest.Reader played = replay.another(Verdict.CHAMPION, champion.dispersion());
            backtest.forecast(champion, (kitchen, day, cell, forecast, demand) -> {
                scoring.add(demand, forecast);
                played.cell(kitchen, day, cell, forecast, demand);
            });
            scores.add(scoring.score());
        }
        return new Contest(scores, comparison.newItems(), comparison.newStores(), breakdown, replay.play());
    }
}
