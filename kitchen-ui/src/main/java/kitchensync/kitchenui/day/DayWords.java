package kitchensync.kitchenui.day;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import kitchensync.domain.catalogue.DayPart;

/** The words of the day's page, in English. */
@MessageBundle(value = "day", locale = "en")
public interface DayWords {

    @Message("Sales")
    String sales();

    @Message("Waste")
    String waste();

    @Message("Service level")
    String service();

    @Message("Cooked")
    String cooked();

    @Message("Group")
    String group();

    @Message("Item")
    String item();

    @Message("Hour")
    String hour();

    @Message("Day")
    String day();

    @Message("Sold, units")
    String sold();

    @Message("Sales, $")
    String revenue();

    @Message("Planned, units")
    String planned();

    @Message("Planned, $ cost")
    String plannedCost();

    @Message("Cooked, units")
    String cookedUnits();

    @Message("Wasted, units")
    String wasted();

    @Message("Wasted, $ cost")
    String wasteCost();

    @Message("Waste, %")
    String wasteShare();

    @Message("Missed, units")
    String missed();

    @Message("Missed sales, $")
    String missedSales();

    @Message("Lost, $")
    String lost();

    @Message("Service, %")
    String serviceShare();

    @Message("Forecast, units")
    String forecast();

    @Message("Total")
    String total();

    @Message("By group, against the plan")
    String byGroup();

    @Message("By item, against the plan")
    String byItem();

    @Message("Four weeks")
    String fourWeeks();

    @Message("all items")
    String allItems();

    @Message("sold")
    String barSold();

    @Message("missed")
    String barMissed();

    @Message("thrown away, $")
    String barWasted();

    @Message("missed sales, $")
    String barMissedSales();

    @Message("now")
    String now();

    @Message("units")
    String units();

    @Message("forecast")
    String forecastLine();

    @Message("Start what the queue says.")
    String toThePlan();

    @Message("Nothing to change yet.")
    String noReasonYet();

    @Message("By hour: {what}")
    String byHour(String what);

    @Message("Sold and missed units of {what} by hour on {day}, with the forecast as a line.")
    String hourChart(String what, String day);

    @Message("Money lost on each day of four weeks in {store}: cost of what was thrown away, and missed sales.")
    String trendChart(String store);

    @Message("▼ {share} fewer units than {than}")
    String fewer(String share, String than);

    @Message("▲ {share} more units than {than}")
    String moreUnits(String share, String than);

    @Message("As many units as {than}")
    String asMany(String than);

    @Message("last {weekday}")
    String lastWeekday(String weekday);

    @Message("the mean of the last {days} {weekday}s")
    String lastWeekdays(int days, String weekday);

    @Message("{compared} by now")
    String byNow(String compared);

    @Message("Yesterday: {sales} of sales, waste {waste}, service {service}, {lost} lost to waste and misses.")
    String yesterday(String sales, String waste, String service, String lost);

    @Message("{units} units")
    String unitsOf(String units);

    @Message("{cost}, {units} units")
    String wastedDetail(String cost, String units);

    @Message("{units} units missed, {sales} of sales")
    String missedDetail(String units, String sales);

    @Message("of {units} planned")
    String plannedWhole(String units);

    @Message("of {soFar} planned by now, {wholeDay} in all")
    String plannedByNow(String soFar, String wholeDay);

    @Message("no plan was kept for this day")
    String noPlan();

    @Message("{item}: missed {units}, {sales}")
    String missedWhat(String item, String units, String sales);

    @Message("{item}: threw away {units}, {cost}")
    String wastedWhat(String item, String units, String cost);

    @Message("{units} of them {from}–{to}, as on {of} of {weeks} {weekday}{#if weeks > 1}s{/if}.")
    String mostlyAt(int units, String from, String to, int of, int weeks, String weekday);

    @Message("{cooked} cooked where the plan said {planned}.")
    String cookedOf(String cooked, String planned);

    @Message("Raise the minimum {part}.")
    String raiseMinimum(String part);

    @Message("Lower the minimum of {units} {part}.")
    String lowerMinimum(int units, String part);

    @Message("Say less for what is started around {from}.")
    String sayLess(String from);

    @Message("End what {who} said ({what}, {reason}) if it is over.")
    String endOverride(String who, String what, String reason);

    @Message("none")
    String never();

    @Message("{percent} % more")
    String more(int percent);

    @Message("{percent} % less")
    String less(int percent);

    @Message("{#when part}{#is ALL_DAY}of the whole day{#is BREAKFAST}at breakfast{#is LUNCH}at lunch{#is "
            + "CHICKEN}in chicken's hours{/when}")
    String at(DayPart part);

    @Message("so far")
    String soFar();

    @Message("This day has not begun. What is planned for it is below, and in the")
    String notBegun();

    @Message("plan")
    String planLink();

    @Message("Nothing is known of this day: the store was closed, or it is more than five weeks ago.")
    String notKnown();

    @Message("Nothing has come in for this day yet. The first sales show within five minutes after they are rung up.")
    String nothingYet();

    @Message("Costliest misses")
    String misses();

    @Message("Nothing was missed.")
    String noMisses();

    @Message("Costliest waste")
    String wastes();

    @Message("Nothing was thrown away.")
    String noWastes();

    @Message("Nothing was sold, and nothing is planned.")
    String noGroups();

    @Message("No hours to show.")
    String noHours();

    @Message("No items to show.")
    String noItems();

    @Message("No days before this one are known yet. A day shows when it has its first sale.")
    String noDays();
}
