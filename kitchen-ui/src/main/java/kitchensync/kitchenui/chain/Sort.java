package kitchensync.kitchenui.chain;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import kitchensync.domain.catalogue.Store;
import kitchensync.kitchenui.days.StoreDay;
import org.jspecify.annotations.Nullable;

/** What the stores can be sorted by: a figure, of which the worst comes first, or a name. */
enum Sort {
    LOST_SHARE(ChainWords::lostShare, true, day -> share(ChainView.lostShare(day), day.lost())),
    LOST(ChainWords::lost, true, day -> day.lost().doubleValue()),
    WASTE(ChainWords::waste, true, day -> share(day.waste(), day.wasteCost())),
    SERVICE(ChainWords::service, false, StoreDay::service),
    MISSED(ChainWords::missedSales, true, day -> day.missedSales().doubleValue()),
    SALES(ChainWords::sales, false, day -> day.revenue().doubleValue()),
    STORE(ChainWords::store, Store::name),
    REGION(ChainWords::region, Store::region);

    private final Function<ChainWords, String> column;
    private final boolean greatestFirst;
    private final ToDoubleFunction<StoreDay> figure;
    private final Function<Store, String> name;

    Sort(Function<ChainWords, String> column, boolean greatestFirst, ToDoubleFunction<StoreDay> figure) {
        this.column = column;
        this.greatestFirst = greatestFirst;
        this.figure = figure;
        this.name = store -> "";
    }

    /** By the alphabet; what has the same name, the worst first. */
    Sort(Function<ChainWords, String> column, Function<Store, String> name) {
        this.column = column;
        this.greatestFirst = false;
        this.figure = day -> 0;
        this.name = name;
    }

    /** Whether it goes by the alphabet and not by a figure. */
    boolean byName() {
        return this == STORE || this == REGION;
    }

    /** A store that lost something and sold nothing is as bad as can be, and not without a figure. */
    private static double share(double share, BigDecimal part) {
        return Double.isNaN(share) && part.signum() > 0 ? Double.POSITIVE_INFINITY : share;
    }

    /** As {@code aria-sort} calls it. */
    String direction() {
        return greatestFirst ? "descending" : "ascending";
    }

    String column(ChainWords words) {
        return column.apply(words);
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Sort> of(@Nullable String id) {
        return Stream.of(values()).filter(sort -> sort.id().equals(id)).findFirst();
    }

    /**
     * Stores without a figure come last.
     *
     * @param known the stores of the days, by id
     */
    Comparator<StoreDay> order(Map<String, Store> known) {
        return byName()
                ? Comparator.comparing((StoreDay day) -> name.apply(Objects.requireNonNull(known.get(day.storeId()))))
                        .thenComparing(LOST_SHARE.byFigure())
                : byFigure();
    }

    private Comparator<StoreDay> byFigure() {
        return Comparator.comparingDouble((StoreDay day) -> {
                    double of = figure.applyAsDouble(day);
                    return Double.isNaN(of) ? Double.POSITIVE_INFINITY : greatestFirst ? -of : of;
                })
                .thenComparing(StoreDay::storeId);
    }
}
