package kitchensync.kitchenui.queue;

import io.quarkus.qute.TemplateData;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Why a quantity is planned, taken out of the predictor's sentence so that a page can say it in its own language; without
 * the money, which is not the crew's, and without the stock, which the card shows as it is now. Other numbers and times
 * stay as they are written.
 *
 * @param expect customers' wishes until {@code until}, in whole units; in tenths below one
 * @param would units that would pay if there were room; null when there is room
 * @param fullStation the station that is full; null when it is the crew that can start no more
 * @param minimum whether so many are always to be there
 * @param manager who said something; null when nobody has
 * @param percent by how much more ({@code more}) or less; null for none at all
 * @param note the manager's reason
 */
@TemplateData
public record Why(
        String expect,
        String until,
        boolean tooLate,
        @Nullable String would,
        @Nullable String fullStation,
        boolean minimum,
        @Nullable String manager,
        boolean more,
        @Nullable String percent,
        @Nullable String note) {

    private static final Pattern SENTENCE = Pattern.compile(
            "\\d+: expect (?<expect>[\\d.]+) until (?<until>\\d\\d:\\d\\d)"
                    + ", (?:nothing|[\\d.]+) on hand[^;]*?, a miss costs .*? and a throw-away [\\d.]+"
                    + "(?:(?<late>; too late to sell more)|; (?<would>\\d+) would pay, but (?:the crew can start no more"
                    + "|there is no more room at the (?<full>.+?))|(?<least>; so many are always to be there))?"
                    + "(?:; (?<who>.+?) says (?:none|(?<percent>\\d+) % (?<way>more|less)) \\((?<note>.*)\\), otherwise \\d+)?");

    /** Empty when the sentence is not one of the predictor's, and is best shown as it is. */
    static Optional<Why> of(String sentence) {
        Matcher found = SENTENCE.matcher(sentence);
        return found.matches()
                ? Optional.of(new Why(
                        whole(found.group("expect")),
                        found.group("until"),
                        found.group("late") != null,
                        found.group("would"),
                        found.group("full"),
                        found.group("least") != null,
                        found.group("who"),
                        "more".equals(found.group("way")),
                        found.group("percent"),
                        found.group("note")))
                : Optional.empty();
    }

    private static String whole(String units) {
        double number = Double.parseDouble(units);
        return number < 1 ? units : String.valueOf(Math.round(number));
    }
}
