package kitchensync.simulator.trial;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import kitchensync.domain.catalogue.Store;
import kitchensync.simulator.demand.Climate;
import kitchensync.simulator.demand.Customers;
import kitchensync.simulator.demand.RandomStreams;

/**
 * What the customers of all stores ask for, drawn when first needed and kept until the day after next is
 * needed. Only the engine and the clairvoyant may know it.
 */
final class Demand {

    private final Stage stage;
    private final Climate climate;
    private final Map<String, TreeMap<LocalDate, AskedDay>> days = new HashMap<>();

    Demand(Stage stage, Climate climate) {
        this.stage = stage;
        this.climate = climate;
    }

    /** Days before the one before {@code day} are not kept. */
    AskedDay of(Store store, LocalDate day) {
        TreeMap<LocalDate, AskedDay> kept = days.computeIfAbsent(store.id(), id -> new TreeMap<>());
        kept.headMap(day.minusDays(1)).clear();
        return kept.computeIfAbsent(day, ignored -> {
            Customers customers =
                    new Customers(stage.items(), store, new RandomStreams(climate.seed(), store.id()), climate);
            return AskedDay.draw(customers, store, day, stage);
        });
    }
}
