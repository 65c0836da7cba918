package kitchensync.domain.catalogue;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;
import kitchensync.domain.slot.Slot;
import org.jspecify.annotations.Nullable;

/**
 * One item of the menu.
 *
 * @param price list price of a unit
 * @param salePrice price of a unit on {@code saleDays}; null when it never goes on sale
 * @param cost what a unit costs the store
 * @param holdTime how long a cooked unit may be sold
 * @param cookTime from starting to ready
 * @param popularity relative weight with which a customer picks it among what is on sale
 * @param batch units that are cooked together
 * @param added first day on which it is sold
 * @param station where it is cooked, by the store's name for it; null where room never runs out
 */
public record Item(
        String id,
        String name,
        String category,
        DayPart dayPart,
        BigDecimal price,
        @Nullable BigDecimal salePrice,
        Set<DayOfWeek> saleDays,
        BigDecimal cost,
        Duration holdTime,
        Duration cookTime,
        double popularity,
        int batch,
        CookIn cookIn,
        boolean active,
        LocalDate added,
        @Nullable String station) {

    public Item {
        saleDays = Set.copyOf(saleDays);
    }

    /** An item for which there is always room in the kitchen. */
    public Item(
            String id,
            String name,
            String category,
            DayPart dayPart,
            BigDecimal price,
            @Nullable BigDecimal salePrice,
            Set<DayOfWeek> saleDays,
            BigDecimal cost,
            Duration holdTime,
            Duration cookTime,
            double popularity,
            int batch,
            CookIn cookIn,
            boolean active,
            LocalDate added) {
        this(
                id,
                name,
                category,
                dayPart,
                price,
                salePrice,
                saleDays,
                cost,
                holdTime,
                cookTime,
                popularity,
                batch,
                cookIn,
                active,
                added,
                null);
    }

    /** The same item, cooked that way. */
    public Item cookedIn(CookIn way) {
        return new Item(
                id,
                name,
                category,
                dayPart,
                price,
                salePrice,
                saleDays,
                cost,
                holdTime,
                cookTime,
                popularity,
                batch,
                way,
                active,
                added,
                station);
    }

    public BigDecimal priceOn(DayOfWeek day) {
        return salePrice != null && saleDays.contains(day) ? salePrice : price;
    }

    public Queue queue() {
        return Queue.of(category);
    }

    public WasteGroup wasteGroup() {
        return WasteGroup.of(category);
    }

    /** Whether customers can buy it on that day at all: not retired, and already introduced. */
    public boolean isOnSale(LocalDate day) {
        return active && !added.isAfter(day);
    }

    /** Whether the store sells it in that slot of the week: inside its day part and the opening hours. */
    public boolean isSellable(Store store, Slot slot) {
        return active && dayPart.hours().contains(slot.hour()) && store.isOpenIn(slot);
    }
}
