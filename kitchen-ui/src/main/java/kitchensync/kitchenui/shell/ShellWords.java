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

    @Message("All stores")
    String allStores();

    @Message("No data yet: the pipeline has not run")
    String noDataYet();

    @Message("No sales data yet")
    String noEvents();

    @Message("No run has passed its checks yet")
    String unchecked();

    @Message("Data up to {time}")
    String upTo(String time);

    @Message("Old data: up to {time}; the pipeline is late")
    String old(String time);

    @Message("Pages")
    String pages();

    @Message("Days")
    String days();
}
