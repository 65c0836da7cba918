package kitchensync.kitchenui.queue;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the queue, in English. */
@MessageBundle(value = "queue", locale = "en")
public interface QueueWords {

    @Message("Kitchen queue, {store}")
    String title(String store);

    @Message("Slot")
    String slot();

    @Message("Cook")
    String cook();

    @Message("{#if count == 1}1 batch{#else}{count} batches{/if}")
    String batches(int count);

    @Message("by")
    String readyBy();

    @Message("New")
    String fresh();

    @Message("Start now")
    String due();

    @Message("Late: {minutes} min")
    String late(long minutes);

    @Message("Missed today: {count}")
    String missed(int count);

    @Message("Manager: otherwise {without}")
    String override(int without);

    @Message("{done} done already")
    String partlyDone(int done);

    @Message("On hand {count}")
    String onHand(int count);

    @Message("Expected on hand {count}")
    String expected(int count);

    @Message("first expires {time}")
    String expires(String time);

    @Message("cooking {count}")
    String cookingCount(int count);

    @Message("next hour {count}")
    String nextHour(int count);

    @Message("Done")
    String done();

    @Message(": cook {count} {item}")
    String doneOf(int count, String item);

    @Message("Part or not now: {item}")
    String more(String item);

    @Message("Only part of it is done:")
    String onlyPart();

    @Message("Not now")
    String notNow();

    @Message("{minutes} min")
    String notNowFor(long minutes);

    @Message("back at {time}")
    String backAt(String time);

    @Message("Bring back")
    String bringBack();

    @Message("{#if count == 0}nothing to cook{#else if count == 1}1 item to cook{#else}{count} items to cook{/if}")
    String toCook(int count);

    @Message(", {count} done")
    String doneCount(int count);

    @Message("Next hour {hour}, rest of day {day}")
    String ahead(int hour, int day);

    @Message("Cooking")
    String cooking();

    @Message("On the warmer")
    String warm();

    @Message("Left over")
    String leftOver();

    @Message("+{count} later")
    String later(int count);

    @Message("discard {time}")
    String discardAt(String time);

    @Message("{count} min")
    String minutes(long count);

    @Message("Discard")
    String discard();

    @Message("Why throw away {item}?")
    String discardWhy(String item);

    @Message("How many")
    String howMany();

    @Message("Too old")
    String expired();

    @Message("Not good")
    String quality();

    @Message("Dropped")
    String dropped();

    @Message("Cooked by mistake")
    String mistake();

    @Message("Closed. Opens at {time}.")
    String closed(String time);

    @Message("All done. Good work!")
    String allDone();

    @Message("Nothing to cook right now.")
    String nothing();

    @Message("Next plan at {time}.")
    String nextPlan(String time);

    @Message("Done lately")
    String recent();

    @Message("Nothing tapped here yet in this shift.")
    String nothingRecent();

    @Message("Undo")
    String undo();

    @Message("cooked {count}")
    String cookedUnits(int count);

    @Message("discarded {count}")
    String discardedUnits(int count);

    @Message("No plan yet")
    String noPlan();

    @Message("The first plan for this store is being made. It shows here by itself as soon as it is ready.")
    String firstPlan();

    @Message("Weekly plan (stock not counted)")
    String weekly();

    @Message("No model yet: forecast from the weekly profile")
    String noModel();

    @Message("Plan of {time}")
    String plannedAt(String time);

    @Message("Today so far")
    String todaySoFar();

    @Message("Waste")
    String waste();

    @Message("Sold")
    String sold();

    @Message("Sales")
    String sales();

    @Message("Wasted")
    String wasted();

    @Message("N/A")
    String notAvailable();

    @Message("Waste is the cost of what was thrown away, as a share of sales.")
    String wasteIs();

    @Message("Checks of the data that failed in the last run: {count}.")
    String testsFailed(int count);

    @Message("{item} is done.")
    String isDone(String item);

    @Message("{item} is thrown away.")
    String isDiscarded(String item);

    @Message("{item} waits.")
    String isLater(String item);

    @Message("Taken back.")
    String isUndone();

    @Message("{item}: another tablet was first, so nothing was changed.")
    String isTaken(String item);

    @Message("{item}: this cannot be taken back any more.")
    String isTooLate(String item);

    @Message("Not updating since {time}; showing the last plan.")
    String offline(String time);

    @Message("Logged out. Taps are kept on this tablet.")
    String loggedOut();

    @Message("Log in")
    String login();

    @Message("Taps kept on this tablet: {count}.")
    String queued(String count);

    @Message("This tablet has no room for more than {count} taps. Note this one on paper until it is connected.")
    String full(String count);

    @Message("Kept on this tablet")
    String kept();

    @Message("That was not taken. Look at the card and tap again.")
    String refused();

    @Message("Sound")
    String sound();

    @Message("on")
    String on();

    @Message("off")
    String off();

    @Message("New to cook: {count}")
    String cameNew(String count);

    @Message("Late: {count}")
    String cameLate(String count);
}
