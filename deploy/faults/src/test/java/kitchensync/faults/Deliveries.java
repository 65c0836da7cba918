package kitchensync.faults;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import kitchensync.faults.Delivery.Form;
import org.jspecify.annotations.Nullable;

/** Makes one store's deliveries, from a seed: single events, arrays, lines, of one type or mixed, some with a name. */
final class Deliveries {

    private static final List<String> TYPES =
            List.of("sale", "sale", "sale", "sale", "waste", "stockout", "cooked", "correction");
    private static final List<String> ITEMS = List.of("HOT_DOG", "BRAT", "EGG_ROLL", "CORN_DOG", "PIZZA_SLICE");
    private static final AtomicLong NUMBERS = new AtomicLong();

    /** So old that it is past on the clocks of both ingest processes, and so new that it is counted live. */
    private static final Duration AGO = Duration.ofHours(6);

    private static final int MOST_EVENTS = 40;
    private static final int SALES_KEPT = 50;

    private final String store;
    private final RandomGenerator random;
    private final Clock clock;
    private final List<SentEvent> sales = new ArrayList<>();

    Deliveries(String store, RandomGenerator random, Clock clock) {
        this.store = store;
        this.random = random;
        this.clock = clock;
    }

    Delivery next() {
        boolean mixed = random.nextInt(3) == 0;
        String type = TYPES.get(random.nextInt(TYPES.size()));
        Form form = random.nextInt(10) < 6 ? Form.SINGLE : Form.values()[random.nextInt(1, Form.values().length)];
        int count = form == Form.SINGLE ? 1 : random.nextInt(1, MOST_EVENTS);
        List<SentEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(event(mixed ? TYPES.get(random.nextInt(TYPES.size())) : type));
        }
        String key = random.nextInt(4) == 0 ? "till-" + store + "-" + NUMBERS.incrementAndGet() : null;
        return new Delivery(store, mixed ? "" : "/" + path(type), form, key, events);
    }

    private static String path(String type) {
        return switch (type) {
            case "sale" -> "sales";
            case "correction" -> "corrections";
            default -> type;
        };
    }

    private SentEvent event(String type) {
        int quantity = random.nextInt(1, 5);
        String item = ITEMS.get(random.nextInt(ITEMS.size()));
        return switch (type) {
            case "sale" -> {
                SentEvent sale = event(type, item, quantity, price(), null, null);
                sales.add(sale);
                if (sales.size() > SALES_KEPT) {
                    sales.remove(random.nextInt(sales.size()));
                }
                yield sale;
            }
            case "waste" -> event(type, item, quantity, null, random.nextBoolean() ? "dropped" : null, null);
            case "correction" -> {
                // Of a sale that may not have arrived yet; of none at all when this store has sold nothing.
                SentEvent sale = sales.isEmpty() ? null : sales.get(random.nextInt(sales.size()));
                UUID corrected = sale == null ? new UUID(random.nextLong(), random.nextLong()) : sale.id();
                String same = sale == null ? item : sale.item();
                yield event(type, same, random.nextInt(5), random.nextBoolean() ? price() : null, null, corrected);
            }
            default -> event(type, item, quantity, null, null, null);
        };
    }

    private SentEvent event(
            String type,
            String item,
            int quantity,
            @Nullable String price,
            @Nullable String reason,
            @Nullable UUID corrects) {
        Instant created =
                clock.instant().minus(AGO).minusSeconds(random.nextInt(3600)).truncatedTo(ChronoUnit.MICROS);
        UUID id = SentEvent.id(store, random.nextLong(), NUMBERS.incrementAndGet());
        return new SentEvent(store, id, type, item, quantity, price, reason, corrects, created);
    }

    private String price() {
        return random.nextInt(1, 20) + "." + random.nextInt(10, 100);
    }
}
