package kitchensync.local.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.CatalogueFiles;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.slot.Slot;
import kitchensync.local.command.PredictorSettings;
import kitchensync.local.data.World;
import kitchensync.predictor.backtest.Backtest;
import kitchensync.predictor.feature.Conditions;
import kitchensync.predictor.feature.MenuConditions;
import kitchensync.predictor.fit.ModelFit;
import kitchensync.predictor.history.Assortment;
import kitchensync.predictor.history.DemandHistory;
import kitchensync.predictor.model.DemandModel;
import kitchensync.predictor.score.Score;
import kitchensync.simulator.demand.Customers;
import kitchensync.simulator.demand.RandomStreams;
import kitchensync.simulator.kernel.StoreKernel;
import org.junit.jupiter.api.Test;

/** The chain that {@code up} makes, with its own settings: what a newcomer's first training comes to, and four weeks on. */
class OutOfTheBoxTest {

    private static final int DAYS = 42;
    private static final int DAYS_AFTER = 28;
    private static final long SEED = 42;

    private final Catalogue catalogue = CatalogueFiles.bundled();
    private final LocalDate first = World.FIRST_LIVE_DAY.minusDays(DAYS);
    private final Conditions menu = MenuConditions.of(catalogue.activeItems());

    @Test
    void treesAreKeptAndForecastTheWeeksAfterBetterThanTheProfileAlone() {
        // Given
        DemandHistory history = history();
        Backtest after = new Backtest(history, DAYS_AFTER, menu);

        // When
        ModelFit fit = after.fit(PredictorSettings.training());

        // Then
        DemandModel model = fit.model();
        assertThat(fit.trees()).isPositive();
        assertThat(Objects.requireNonNull(model.onnx())).isNotEmpty();
        double profile = deviance(after, new DemandModel(null, model.codes(), model.dispersion()));
        assertThat(deviance(after, model)).isBetween(profile * .999, profile * .9999);
    }

    private static double deviance(Backtest backtest, DemandModel model) {
        double[] sums = new double[2];
        backtest.forecast(model, (kitchen, day, cell, forecast, demand) -> {
            sums[0] += Score.deviance(demand, forecast.mean());
            sums[1]++;
        });
        return sums[0] / sums[1];
    }

    private DemandHistory history() {
        List<Store> stores = catalogue.activeStores();
        List<String> items = catalogue.activeItems().stream().map(Item::id).toList();
        DemandHistory history = new DemandHistory(Assortment.of(catalogue), first, DAYS + DAYS_AFTER);
        for (int store = 0; store < stores.size(); store++) {
            add(history, store, stores.get(store), items);
        }
        return history;
    }

    private void add(DemandHistory history, int place, Store store, List<String> items) {
        Customers customers = new Customers(catalogue.items(), store, new RandomStreams(SEED, store.id()));
        Instant end =
                first.plusDays(DAYS + DAYS_AFTER).atStartOfDay(store.zone()).toInstant();
        for (Instant slot = first.atStartOfDay(store.zone()).toInstant();
                slot.isBefore(end);
                slot = slot.plus(StoreKernel.SLOT)) {
            LocalDateTime local = LocalDateTime.ofInstant(slot, store.zone());
            int day = (int) (local.toLocalDate().toEpochDay() - first.toEpochDay());
            int cell = Slot.of(local).index() % Slot.PER_DAY;
            for (Customers.Customer customer : customers.in(slot)) {
                customer.lines()
                        .forEach(line ->
                                history.add(place, items.indexOf(line.item().id()), day, cell, line.quantity()));
            }
        }
    }
}
