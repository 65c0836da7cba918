package kitchensync.predictor.history;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Demand by kitchen, local day and cell, and the days on which each store was open. A day on which a store sold nothing
 * at all is a day on which it was closed: it says nothing about demand.
 */
public final class DemandHistory {

    private final Assortment assortment;
    private final LocalDate firstDay;
    private final int days;
    private final int heldDays;
    private final @Nullable KitchenUnits[] units;
    private final BitSet[] open;
    private final int[] firstDemand;
    private final boolean menusFromSales;
    private int firstHeld;

    /** An empty history of {@code days} days, of stores whose menus are known. */
    public DemandHistory(Assortment assortment, LocalDate firstDay, int days) {
        this(assortment, firstDay, days, false);
    }

    /**
     * An empty history that holds the units of {@code heldDays} days at a time; which stores were open, and what had been
     * asked for at all, it never forgets.
     */
    DemandHistory(Assortment assortment, LocalDate firstDay, int days, int heldDays) {
        this(assortment, firstDay, days, heldDays, false);
    }

    /** @param menusFromSales whether a store offers only what it has sold before: all that a file of sales can tell */
    public DemandHistory(Assortment assortment, LocalDate firstDay, int days, boolean menusFromSales) {
        this(assortment, firstDay, days, days, menusFromSales);
    }

    private DemandHistory(Assortment assortment, LocalDate firstDay, int days, int heldDays, boolean menusFromSales) {
        this.heldDays = heldDays;
        this.menusFromSales = menusFromSales;
        this.assortment = assortment;
        this.firstDay = firstDay;
        this.days = days;
        this.units = new KitchenUnits[assortment.kitchens()];
        this.firstDemand = new int[assortment.kitchens()];
        Arrays.fill(firstDemand, Integer.MAX_VALUE);
        this.open = new BitSet[assortment.stores()];
        for (int store = 0; store < open.length; store++) {
            open[store] = new BitSet(days);
        }
    }

    private DemandHistory(DemandHistory of, int days) {
        this.assortment = of.assortment;
        this.firstDay = of.firstDay;
        this.days = days;
        this.heldDays = Math.min(days, of.heldDays);
        this.units = of.units;
        this.open = of.open;
        this.firstDemand = of.firstDemand;
        this.menusFromSales = of.menusFromSales;
        this.firstHeld = of.firstHeld;
    }

    /** The same without the days at its end on which every store was closed: nothing can be forecast or scored there. */
    public DemandHistory upToLastOpenDay() {
        int last = Arrays.stream(open).mapToInt(BitSet::length).max().orElse(0);
        return last == days ? this : new DemandHistory(this, last);
    }

    /** Forgets the units that are held, to hold those of other days. */
    void hold(int day) {
        for (KitchenUnits of : units) {
            if (of != null) {
                of.forget();
            }
        }
        firstHeld = day;
    }

    /** The first day of those that are held. */
    int firstHeld() {
        return firstHeld;
    }

    /** Days of which the units are held at the same time. */
    int heldDays() {
        return heldDays;
    }

    /** Adds demand; the store counts as open on that day. */
    public void add(int store, int item, int day, int cell, double demand) {
        int kitchen = assortment.kitchen(store, item);
        KitchenUnits of = units[kitchen];
        if (of == null) {
            of = new KitchenUnits(heldDays);
            units[kitchen] = of;
        }
        of.add(day - firstHeld, cell, demand);
        if (demand > 0) {
            open[store].set(day);
            firstDemand[kitchen] = Math.min(firstDemand[kitchen], day);
        }
    }

    public Assortment assortment() {
        return assortment;
    }

    public LocalDate firstDay() {
        return firstDay;
    }

    /** Days from the first one to the end, closed ones included. */
    public int days() {
        return days;
    }

    public LocalDate date(int day) {
        return firstDay.plusDays(day);
    }

    /** Weekday of a day, Monday 0. */
    public int dow(int day) {
        return Math.floorMod(Assortment.dow(firstDay) + day, 7);
    }

    public boolean isOpen(int store, int day) {
        return open[store].get(day);
    }

    public double units(int kitchen, int day, int cell) {
        KitchenUnits of = units[kitchen];
        return of == null ? 0 : of.of(day - firstHeld, cell);
    }

    /** Demand of a whole day. */
    public double units(int kitchen, int day) {
        KitchenUnits of = units[kitchen];
        return of == null ? 0 : of.of(day - firstHeld);
    }

    /** Whether menus are what sales show: a store offers what it has sold before. */
    public boolean menusFromSales() {
        return menusFromSales;
    }

    /** Whether the store had the item on its menu that day. */
    public boolean isOffered(int store, int item, int day) {
        return assortment.isOffered(item, date(day))
                && (!menusFromSales || firstDemand[assortment.kitchen(store, item)] < day);
    }

    /** The same as is known afterwards: the day of its first sale too. */
    public boolean wasOffered(int kitchen, int day) {
        return assortment.isOffered(kitchen % assortment.items(), date(day))
                && (!menusFromSales || firstDemand[kitchen] <= day);
    }

    /** Whether the store is known to have the item on its menu when the day begins. */
    public boolean isOnMenu(int kitchen, int day) {
        return !menusFromSales || firstDemand[kitchen] < day;
    }

    /** Whether the store had sold anything when the day began. */
    public boolean hasSoldBefore(int store, int day) {
        int first = open[store].nextSetBit(0);
        return first >= 0 && first < day;
    }

    /** Whether there was any demand up to the end of the day. */
    public boolean hasDemandUpTo(int kitchen, int day) {
        return firstDemand[kitchen] <= day;
    }
}
