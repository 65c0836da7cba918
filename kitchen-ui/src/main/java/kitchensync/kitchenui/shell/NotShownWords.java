package kitchensync.kitchenui.shell;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What managers are told instead of a page, in English. */
@MessageBundle(value = "notShown", locale = "en")
public interface NotShownWords {

    @Message("There is no store {id}")
    String unknownStore(String id);

    @Message("There is no item {id}")
    String unknownItem(String id);

    @Message("Choose one from the list of stores.")
    String chooseFromList();

    @Message("There is no table {id}")
    String unknownTable(String id);

    @Message("Follow the link CSV above a table.")
    String followCsv();

    @Message("No trial has been played here")
    String noTrial();

    @Message("Whoever runs this process can play one: kitchensync trial --page FILE, with the file that "
            + "kitchensync.kitchen-ui.trial-page names.")
    String playOne();

    @Message("That was not kept")
    String notKept();

    @Message("The data cannot be read right now")
    String unavailable();

    @Message("Load this page again in a minute.")
    String loadAgain();

    @Message("That day cannot be shown")
    String dayNotShown();

    @Message("Write the date as 2026-02-12.")
    String writeDate();

    @Message("{date} is not a day of the calendar.")
    String noSuchDay(String date);

    @Message("Of {date} nothing is kept or planned: five weeks are, and the coming days.")
    String farAway(String date);

    @Message("This page without the date")
    String withoutDate();

    @Message("Back to the plan")
    String backToPlan();

    @Message("There is no override {id}")
    String unknownOverride(String id);

    @Message("Nothing was ended. The plan shows the overrides that hold for this store.")
    String loadPlan();

    @Message("{most} overrides hold for this store already. End some of them first.")
    String tooManyOverrides(int most);

    @Message("Choose more, less or none.")
    String chooseKind();

    @Message("Say until which day it holds.")
    String sayUntil();

    @Message("Choose a last day from today to a year from now.")
    String chooseLastDay();

    @Message("Choose an item of the menu.")
    String chooseItem();

    @Message("Choose a part of the day.")
    String choosePart();

    @Message("Say why, in a few words. At most {letters} letters.")
    String sayWhy(int letters);

    @Message("Write your name. At most {letters} letters.")
    String writeName(int letters);

    @Message("Write percent as a whole number from {least} to {most}.")
    String writePercent(int least, int most);

    @Message("Write units as a whole number from {least} to {most}.")
    String writeUnits(int least, int most);

    @Message("All stores")
    String allStores();
}
