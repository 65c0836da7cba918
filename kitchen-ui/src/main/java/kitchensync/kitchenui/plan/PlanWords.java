package kitchensync.kitchenui.plan;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import kitchensync.domain.catalogue.DayPart;

/** The words of the plan's page, in English. */
@MessageBundle(value = "plan", locale = "en")
public interface PlanWords {

    @Message("{#when part}{#is BREAKFAST}Breakfast 04–10{#is LUNCH}Lunch 10–14{#is AFTERNOON}Afternoon "
            + "14–17{#is EVENING}Evening 17–22{#is NIGHT}Night 22–04{/when}")
    String partName(Part part);

    @Message("par")
    String par();

    @Message("Item")
    String item();

    @Message("Batch")
    String batch();

    @Message("Total")
    String total();

    @Message("Day")
    String day();

    @Message("Override")
    String override();

    @Message("The week: units to start")
    String week();

    @Message("What overrides did")
    String effects();

    @Message("Planned with it, units")
    String with();

    @Message("Without it, units")
    String without();

    @Message("Sold, units")
    String sold();

    @Message("Missed, units")
    String missed();

    @Message("Wasted, units")
    String wasted();

    @Message("Overrides that hold")
    String overrides();

    @Message("Reason")
    String reason();

    @Message("Who")
    String who();

    @Message("From")
    String from();

    @Message("Until")
    String until();

    @Message("Minimum presentation")
    String minimums();

    @Message("Part of the day")
    String part();

    @Message("Units")
    String units();

    @Message("All items")
    String allItems();

    @Message("Units to start on {day}")
    String sheet(String day);

    @Message("none")
    String never();

    @Message("{#when part}{#is ALL_DAY}all day{#is BREAKFAST}breakfast, {hours}{#is LUNCH}lunch, {hours}{#is "
            + "CHICKEN}chicken's hours, {hours}{/when}")
    String dayPart(DayPart part, String hours);

    @Message("Kept. It counts from the next quarter hour on; this sheet is made anew within five minutes.")
    String saidOverride();

    @Message("It counts in place of an older one: the table says which counts when.")
    String saidInPlace();

    @Message("Counts")
    String counts();

    @Message("yes")
    String countsNow();

    @Message("yes, but not for {items}, which has a newer one")
    String countsExcept(String items);

    @Message("no: “{newer}” ({who}) is newer")
    String countsNot(String newer, String who);

    @Message("from {time} on; until then “{newer}” ({who}), which is newer")
    String countsFrom(String time, String newer, String who);

    @Message("Of several for the same item the newest counts while it holds; an older one waits until then.")
    String newestCounts();

    @Message("Ended. The plan goes without it from the next quarter hour on; this sheet is made anew within "
            + "five minutes.")
    String saidEnded();

    @Message("Kept. It counts from the next quarter hour on; par levels are made anew within five minutes.")
    String saidMinimum();

    @Message("Plan for {day}")
    String planFor(String day);

    @Message("Planned {time}.")
    String plannedAt(String time);

    @Message("Par: units that are to be there (ready, cooking and started) at the fullest quarter hour. The "
            + "queue plans each quarter anew from the counted stock.")
    String parHint();

    @Message("Days of the plan")
    String days();

    @Message("Labels")
    String labels();

    @Message("Nothing is planned for this day. The plan covers today and the six days after it, and is first "
            + "made some minutes after the start.")
    String nothingPlanned();

    @Message("No override holds: the plan is followed as it is made.")
    String noOverrides();

    @Message("until {time}")
    String holdsUntil(String time);

    @Message("Your name")
    String yourName();

    @Message("End it now")
    String endNow();

    @Message("Override the plan")
    String overrideThePlan();

    @Message("Cook")
    String cook();

    @Message("more")
    String more();

    @Message("less")
    String less();

    @Message("By, % of the forecast")
    String byPercent();

    @Message("Why")
    String why();

    @Message("bus tour, recall")
    String whyExample();

    @Message("Last day")
    String lastDay();

    @Message("Keep it")
    String keep();

    @Message("No minimum is set: shelves may run empty where that pays.")
    String noMinimums();

    @Message("In")
    String in();

    @Message("Units, 0 for none")
    String unitsOrNone();

    @Message("No override has changed the plan in the last two weeks. When one does, this shows what was "
            + "planned with it and without, and after the day what came of it.")
    String noEffects();

    @Message("The week is not planned yet.")
    String noWeek();

    @Message("Labels for {day}")
    String labelsFor(String day);

    @Message("Print on A4, three labels across.")
    String print();

    @Message("Back to the plan")
    String back();

    @Message("start")
    String start();

    @Message("par {par}, {day}")
    String parOf(String par, String day);

    @Message("Nothing is planned for this day.")
    String noLabels();
}
