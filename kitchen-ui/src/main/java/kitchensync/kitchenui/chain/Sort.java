package kitchensync.kitchenui.chain;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import kitchensync.kitchenui.days.StoreDay;
import org.jspecify.annotations.Nullable;

/** What the stores can be sorted by; the worst come first. */
enum Sort {
    LOST_SHARE(ChainWords::lostShare, day -> -ChainView.lostShare(day)),
    LOST(ChainWords::lost, day -> -day.lost().doubleValue()),
    WASTE(ChainWords::waste, day -> -day.waste()),
    SERVICE(ChainWords::service, StoreDay::service),
    MISSED(ChainWords::missedSales, day -> -day.missedSales().doubleValue()),
    SALES(ChainWords::sales, day -> day.revenue().doubleValue());

    private final Function<ChainWords, String> column;
    private final ToDoubleFunction<StoreDay> badness;

    Sort(Function<ChainWords, String> column, ToDoubleFunction<StoreDay> badness) {
        this.column = column;
        this.badness = badness;
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

    /** Stores without a figure come last. */
    Comparator<StoreDay> order() {
        return Comparator.comparingDouble((StoreDay day) -> {
                    double figure = badness.applyAsDouble(day);
                    return Double.isNaN(figure) ? Double.POSITIVE_INFINITY : figure;
                })
                .thenComparing(StoreDay::storeId);
    }
}
