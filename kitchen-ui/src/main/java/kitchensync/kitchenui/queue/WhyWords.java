package kitchensync.kitchenui.queue;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What a card says of the reason for its quantity, in English. */
@MessageBundle(value = "why", locale = "en")
public interface WhyWords {

    @Message("Expect {units} sold by {time}")
    String expect(String units, String time);

    @Message("too late to sell more")
    String tooLate();

    @Message("{units} would pay, but the crew can start no more")
    String crew(String units);

    @Message("{units} would pay, but there is no more room at the {station}")
    String full(String units, String station);

    @Message("so many are always to be there")
    String minimum();

    @Message("{who} says {percent} % more ({note})")
    String more(String who, String percent, String note);

    @Message("{who} says {percent} % less ({note})")
    String less(String who, String percent, String note);

    @Message("{who} says none ({note})")
    String none(String who, String note);

    @Message("not today: {note}, by {who}")
    String notToday(String note, String who);
}
