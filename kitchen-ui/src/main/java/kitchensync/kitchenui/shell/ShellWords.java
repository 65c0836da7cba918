package kitchensync.kitchenui.shell;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words around every page of managers, in English. */
@MessageBundle(value = "shell", locale = "en")
public interface ShellWords {

    @Message("Queue")
    String queue();

    @Message("{#when page}{#is DAY}Day{#is PLAN}Plan{#is FORECAST}Forecast{#is WASTE}Waste{#is MENU}Menu{#is "
            + "CHAIN}Chain{/when}")
    String page(Page page);

    @Message("Another store")
    String otherStore();

    @Message("Stores")
    String stores();

    @Message("All stores")
    String allStores();

    @Message("Pages")
    String pages();

    @Message("Days")
    String days();
}
