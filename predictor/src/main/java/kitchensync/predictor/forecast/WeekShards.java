package kitchensync.predictor.forecast;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kitchensync.predictor.feature.Conditions;
import kitchensync.predictor.forecast.NextPredictions.Written;
import kitchensync.predictor.history.Assortment;
import kitchensync.predictor.model.DemandModel;
import kitchensync.predictor.profile.Profile;

/**
 * The week of a chain of any size, forecast a few stores at a time on all cores: memory depends on how many these are, not
 * on how many there are.
 *
 * @param established where the means of items with a history come from
 */
record WeekShards(
        Assortment assortment,
        Profile profile,
        DemandModel model,
        Conditions conditions,
        LocalDate first,
        Source established) {

    private record Shard(Path file, Written written) {}

    /** Loads all stores in their order. */
    Written into(NextPredictions next, int storesAtOnce) throws SQLException, IOException {
        Path folder = Files.createTempDirectory("kitchensync-predictions-");
        int cores = Runtime.getRuntime().availableProcessors();
        Deque<Future<Shard>> waiting = new ArrayDeque<>();
        Written written = Written.NOTHING;
        try (ExecutorService pool = Executors.newFixedThreadPool(cores)) {
            try {
                for (int store = 0; store < assortment.stores() || !waiting.isEmpty(); ) {
                    while (store < assortment.stores() && waiting.size() <= cores) {
                        int from = store;
                        int to = Math.min(assortment.stores(), from + storesAtOnce);
                        waiting.add(pool.submit(() -> forecast(folder.resolve(from + ".csv"), from, to)));
                        store = to;
                    }
                    Shard shard = waiting.remove().get();
                    next.load(shard.file());
                    Files.delete(shard.file());
                    written = written.and(shard.written());
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while the week was forecast", interrupted);
            } catch (ExecutionException failed) {
                throw new IllegalStateException(
                        "a part of the week could not be forecast: " + failed.getCause(), failed);
            } finally {
                pool.shutdownNow();
            }
        } finally {
            delete(folder);
        }
        return written;
    }

    private Shard forecast(Path file, int fromStore, int toStore) throws IOException {
        DemandModel.Week week = model.week(assortment, profile, first, conditions, fromStore, toStore);
        PredictedWeek predicted = new PredictedWeek(week, profile, established);
        return new Shard(file, NextPredictions.write(file, assortment, predicted, fromStore, toStore));
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path left : files.toList()) {
                Files.delete(left);
            }
        }
        Files.delete(folder);
    }
}
