package kitchensync.local.trial;

import java.time.LocalDate;
import kitchensync.predictor.feature.Conditions;
import kitchensync.predictor.feature.MenuConditions;
import kitchensync.predictor.history.Assortment;
import kitchensync.simulator.trial.Run;

/** What is known of a day in a trial: menu, prices, and the weather report. */
record RegionWeather(Run run, Assortment assortment, MenuConditions menu) implements Conditions {

    @Override
    public boolean isKnown() {
        return true;
    }

    @Override
    public float temperature(int store, LocalDate day) {
        return (float) run.weather(region(store), day).tempF();
    }

    @Override
    public float precipitation(int store, LocalDate day) {
        return run.weather(region(store), day).precip() ? 1 : 0;
    }

    private String region(int store) {
        return assortment.shops().get(store).region();
    }

    @Override
    public float price(int item, LocalDate day) {
        return menu.price(item, day);
    }

    @Override
    public float priceRatio(int item, LocalDate day) {
        return menu.priceRatio(item, day);
    }
}
