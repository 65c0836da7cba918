package kitchensync.bench.ui;

import java.time.LocalDate;
import java.util.List;

/**
 * A page that is measured.
 *
 * @param name in the report
 * @param path with {@code %s} for the store
 * @param ofStore whether it is of one store, and so has 10 ms
 */
public record Page(String name, String path, boolean ofStore) {

    private static final String ITEM = "HOT_DOG";

    /** @param yesterday where the stores are */
    static List<Page> all(LocalDate yesterday) {
        return List.of(
                new Page("queue", "/stores/%s", true),
                new Page("queue_part", "/stores/%s/queue", true),
                new Page("day", "/stores/%s/day?date=" + yesterday, true),
                new Page("plan", "/stores/%s/plan", true),
                new Page("forecast", "/stores/%s/forecast/" + ITEM, true),
                new Page("waste", "/stores/%s/waste?date=" + yesterday, true),
                new Page("menu", "/stores/%s/menu", true),
                new Page("chain", "/chain", false));
    }

    String of(String store) {
        return path.formatted(store);
    }
}
