package kitchensync.kitchenui.menu;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import kitchensync.domain.catalogue.Queue;

/** The words of the menu board, in English. */
@MessageBundle(value = "menu", locale = "en")
public interface MenuWords {

    @Message("Item")
    String item();

    @Message("On the menu")
    String state();

    @Message("Sold")
    String hours();

    @Message("Price today")
    String priceToday();

    @Message("List price")
    String price();

    @Message("Sale price")
    String salePrice();

    @Message("Sale days")
    String saleDays();

    @Message("Cost")
    String cost();

    @Message("Batch, units")
    String batch();

    @Message("Cooked in")
    String cookedIn();

    @Message("Cook time")
    String cookTime();

    @Message("Hold time")
    String holdTime();

    @Message("{price} (sale)")
    String sale(String price);

    @Message("Retired")
    String retired();

    @Message("whole batches")
    String batches();

    @Message("single units")
    String singleUnits();

    @Message("Not sold today")
    String notSold();

    @Message("Open round the clock.")
    String alwaysOpen();

    @Message("{#when queue}{#is KITCHEN}Sold from the kitchen{#is CHICKEN}Sold from the chicken station{/when}")
    String soldFrom(Queue queue);

    @Message("Open {from}–{to}.")
    String open(String from, String to);

    @Message("since {day}")
    String since(String day);

    @Message("from {day}")
    String from(String day);

    @Message("all day")
    String allDay();

    @Message("Menu board")
    String menuBoard();

    @Message("The menu is in the chain's catalogue.")
    String inTheCatalogue();

    @Message("No items.")
    String noItems();
}
