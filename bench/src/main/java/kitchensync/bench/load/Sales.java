package kitchensync.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import kitchensync.domain.catalogue.Item;

/** The sales that every run sends: items of the menu by turns, at their price, with an id of their own each. */
public final class Sales {

    private static final String NO_ID = "-".repeat(EventIds.LENGTH);
    private static final int MOST_UNITS = 3;

    private final List<Item> items;
    private final Instant createdAt;

    /** @param createdAt when all of them are said to have happened */
    public Sales(List<Item> items, Instant createdAt) {
        this.items = List.copyOf(items);
        this.createdAt = createdAt;
    }

    public Item item(int sale) {
        return items.get(sale % items.size());
    }

    public int quantity(int sale) {
        return 1 + sale % MOST_UNITS;
    }

    public Instant createdAt() {
        return createdAt;
    }

    int different() {
        return items.size();
    }

    /** The n-th sale as JSON, with room for its id. */
    private String json(int sale) {
        return "{\"event_id\":\"" + NO_ID + "\",\"item_id\":\"" + item(sale).id() + "\",\"quantity\":" + quantity(sale)
                + ",\"price\":" + item(sale).price().toPlainString() + ",\"created_at\":\"" + createdAt + "\"}";
    }

    /** One sale. */
    Template single(int sale) {
        return template(sale, 1, "", "", "");
    }

    /** A JSON array of sales. */
    Template array(int events) {
        return template(0, events, "[", ",", "]");
    }

    /** One sale a line. */
    Template lines(int events) {
        return template(0, events, "", "\n", "\n");
    }

    private Template template(int first, int events, String before, String between, String after) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        int[] ids = new int[events];
        text.writeBytes(before.getBytes(US_ASCII));
        for (int i = 0; i < events; i++) {
            String json = json(first + i);
            ids[i] = text.size() + json.indexOf(NO_ID);
            text.writeBytes(json.getBytes(US_ASCII));
            text.writeBytes((i < events - 1 ? between : after).getBytes(US_ASCII));
        }
        return new Template(text.toByteArray(), ids);
    }

    /** A body with places for ids. Kept and filled again for each request. */
    record Template(byte[] bytes, int[] idsAt) {

        byte[] filled(EventIds ids) {
            for (int at : idsAt) {
                ids.write(bytes, at);
            }
            return bytes;
        }
    }
}
