package kitchensync.kitchenui.page;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import kitchensync.domain.catalogue.Queue;
import kitchensync.domain.catalogue.WasteGroup;

/** The words that every page shares, in English. */
@MessageBundle(value = "page", locale = "en")
public interface Words {

    @Message("Kitchen")
    String kitchen();

    @Message("Chicken")
    String chicken();

    @Message("{#when queue}{#is KITCHEN}Kitchen{#is CHICKEN}Chicken{/when}")
    String queue(Queue queue);

    @Message("{#when group}{#is HOT_FOODS}Hot Foods{#is ROLLER_GRILL}Roller Grill{#is CHICKEN}Chicken{/when}")
    String group(WasteGroup group);

    @Message("Screen")
    String screen();

    @Message("Kitchen and Chicken")
    String both();

    @Message("Language")
    String language();

    @Message("Look")
    String look();

    @Message("As the tablet is set")
    String auto();

    @Message("Day")
    String day();

    @Message("Night")
    String night();

    @Message("Show")
    String show();

    @Message("Settings")
    String settings();

    @Message("Stores")
    String stores();

    @Message("Managers' pages")
    String managers();

    @Message("Log out")
    String leave();

    @Message("{name} is logged in: log in as somebody else")
    String another(String name);

    @Message("There is no store {id}")
    String unknownStore(String id);

    @Message("Choose one of the stores below.")
    String chooseStore();

    @Message("That did not work")
    String badForm();

    @Message("The form was not complete. Go back to the store and tap again.")
    String tapAgain();

    @Message("The plan cannot be read right now")
    String unavailable();

    @Message("This page tries again by itself every few seconds.")
    String triesAgain();
}
