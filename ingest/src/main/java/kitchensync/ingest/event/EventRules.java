package kitchensync.ingest.event;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.event.Event;
import kitchensync.ingest.IngestSettings;

/** What an event must be like to be stored, whichever way it comes in. */
@Singleton
public class EventRules {

    public static final int MOST_UNITS = 1000;

    /** What numeric(10,2) holds. */
    private static final BigDecimal HIGHEST_PRICE = new BigDecimal("99999999.99");

    private static final int LONGEST_REASON = 200;

    /** Before this, a date is a mistake of the sender's clock. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private final Catalogue catalogue;
    private final Clock clock;
    private final Duration maxFuture;
    private final Duration maxPast;

    EventRules(Catalogue catalogue, Clock clock, IngestSettings settings) {
        this.catalogue = catalogue;
        this.clock = clock;
        this.maxFuture = settings.maxFuture();
        this.maxPast = settings.maxPast();
    }

    /** Why an event that comes in live cannot be stored; empty when it can. */
    Optional<String> liveProblem(Event event) {
        Instant earliest = clock.instant().minus(maxPast);
        if (event.createdAt().isBefore(earliest)) {
            return Optional.of("created_at must not be before " + earliest + " (" + maxPast
                    + " before the clock of this chain), but is " + event.createdAt()
                    + "; load what is older with the import command");
        }
        return problem(event);
    }

    /** Why this event, of whatever age, cannot be stored; empty when it can. */
    public Optional<String> problem(Event event) {
        if (catalogue.item(event.itemId()).isEmpty()) {
            return Optional.of("item_id '" + shown(event.itemId()) + "' is not on the menu; add it to the catalogue");
        }
        int least = event instanceof Event.Correction ? 0 : 1;
        if (event.quantity() < least || event.quantity() > MOST_UNITS) {
            return Optional.of(
                    "the quantity must be from " + least + " to " + MOST_UNITS + ", but is " + event.quantity());
        }
        Instant latest = clock.instant().plus(maxFuture);
        if (event.createdAt().isAfter(latest) || event.createdAt().isBefore(EARLIEST)) {
            return Optional.of("created_at must be from " + EARLIEST + " to " + latest
                    + " (the clock of this chain and " + maxFuture + "), but is " + event.createdAt());
        }
        return switch (event) {
            case Event.Sale sale -> priceProblem(sale.price());
            case Event.Waste waste -> reasonProblem(waste.reason());
            case Event.Correction correction -> correctionProblem(correction);
            case Event.Stockout _, Event.Cooked _ -> Optional.empty();
        };
    }

    private static Optional<String> correctionProblem(Event.Correction correction) {
        if (correction.corrects().equals(correction.eventId())) {
            return Optional.of("corrects must be the event_id of the sale, not of the correction itself");
        }
        return Optional.ofNullable(correction.price()).flatMap(EventRules::priceProblem);
    }

    private static Optional<String> priceProblem(BigDecimal price) {
        if (price.signum() < 0 || price.compareTo(HIGHEST_PRICE) > 0) {
            return Optional.of("price must be from 0 to " + HIGHEST_PRICE + ", but is " + shown(price.toString()));
        }
        if (price.stripTrailingZeros().scale() > 2) {
            return Optional.of("price must have at most two decimals, but is " + shown(price.toString()));
        }
        return Optional.empty();
    }

    private static Optional<String> reasonProblem(@org.jspecify.annotations.Nullable String reason) {
        if (reason != null
                && (reason.length() > LONGEST_REASON
                        || reason.chars().anyMatch(Character::isISOControl)
                        || !StandardCharsets.UTF_8.newEncoder().canEncode(reason))) {
            return Optional.of("reason must be plain text of at most " + LONGEST_REASON + " characters");
        }
        return Optional.empty();
    }

    /** A sender's text, cut to what belongs in an error message or a log line. */
    static String shown(String text) {
        String line = text.codePoints()
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .limit(60)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return line.length() < text.length() ? line + ".." : line;
    }
}
