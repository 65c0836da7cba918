package kitchensync.kitchenui.waste;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the waste log, in English. */
@MessageBundle(value = "waste", locale = "en")
public interface WasteWords {

    @Message("Time")
    String time();

    @Message("Item")
    String item();

    @Message("Units")
    String units();

    @Message("Cost, $")
    String cost();

    @Message("Reason")
    String reason();

    @Message("Times")
    String times();

    @Message("Total")
    String total();

    @Message("Each waste")
    String log();

    @Message("By reason, this day")
    String byReason();

    @Message("By reason, seven days")
    String byReasonWeek();

    @Message("Share of cost, %")
    String share();

    @Message("no reason given")
    String noReason();

    @Message("past its hold time")
    String expired();

    @Message("quality")
    String quality();

    @Message("dropped")
    String dropped();

    @Message("cooked by mistake")
    String mistake();

    @Message("Waste on {day}")
    String wasteOn(String day);

    @Message("Nothing was thrown away. Each waste shows within five minutes; the log keeps eight days.")
    String none();

    @Message("Nothing was thrown away.")
    String noneToday();

    @Message("What was thrown away on this day is not kept any more: the log has eight days.")
    String notKept();

    @Message("Nothing was thrown away in these seven days.")
    String noneThisWeek();
}
