package kitchensync.ingest.malformed;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Item;
import kitchensync.ingest.IngestSettings;
import kitchensync.ingest.Rows;

/** What the database holds of the first three stores, read past ingest. */
final class StoredRows {

    private final Rows rows;
    private final IngestSettings settings;
    private final Map<String, String> schemas = new HashMap<>();
    private final String menu;

    StoredRows(Rows rows, Catalogue catalogue, IngestSettings settings) {
        this.rows = rows;
        this.settings = settings;
        catalogue.stores().subList(0, 3).forEach(store -> schemas.put(store.id(), store.schema()));
        this.menu = catalogue.items().stream().map(Item::id).collect(joining("','", "'", "'"));
    }

    /** What was acknowledged and is not there, and what is there and was not acknowledged. */
    List<String> lostAndFound(Map<String, Map<String, JsonNode>> acknowledged) throws SQLException {
        List<String> wrong = new ArrayList<>();
        for (var store : schemas.entrySet()) {
            Map<String, JsonNode> sent = acknowledged.getOrDefault(store.getKey(), Map.of());
            Set<String> rest = new HashSet<>(sent.keySet());
            for (String row : rows.of("select event_id, e::text from " + store.getValue() + ".events e")) {
                String id = row.substring(0, row.indexOf('|'));
                if (!rest.remove(id)) {
                    wrong.add("in " + store.getValue() + ", never acknowledged: " + row);
                }
            }
            rest.forEach(id -> wrong.add("lost from " + store.getValue() + ": " + id + " " + sent.get(id)));
        }
        return wrong;
    }

    long count() throws SQLException {
        long count = 0;
        for (String schema : schemas.values()) {
            count += Long.parseLong(
                    rows.of("select count(*) from " + schema + ".events").getFirst());
        }
        return count;
    }

    /** Events that the feed has, or will have as soon as they are numbered. */
    long inFeed() throws SQLException {
        return Long.parseLong(rows.of("select (select coalesce(sum(events), 0) from ingest.inbox)"
                        + " + (select coalesce(sum(last_position - first_position + 1), 0) from ingest.commits)")
                .getFirst());
    }

    /** Rows that no rule of the contract lets in, however they came there. */
    List<String> breakingARule() throws SQLException {
        List<String> wrong = new ArrayList<>();
        for (String schema : schemas.values()) {
            wrong.addAll(rows.of("""
                    select '%1$s', e::text from %1$s.events e where not (
                      item_id in (%2$s)
                      and quantity between (type <> 'correction')::integer and 1000
                      and (price is null or price between 0 and 99999999.99 and scale(price) <= 2)
                      and (type = 'sale') <= (price is not null)
                      and (type in ('sale', 'correction') or price is null)
                      and (reason is null or char_length(reason) <= 200 and reason !~ '[[:cntrl:]]' and type = 'waste')
                      and (corrects is not null) = (type = 'correction')
                      and created_at between received_at - interval '%3$d seconds'
                        and received_at + interval '%4$d seconds'
                      and received_at between now() - interval '1 hour' and now())
                    union all
                    select '%1$s', 'a gap or a double in seq' from %1$s.events
                      having count(*) <> coalesce(max(seq), 0) or count(distinct event_id) <> count(*)
                    union all
                    select '%1$s', 'a key of ' || char_length(key) from %1$s.idempotency_keys
                      where char_length(key) not between 1 and 200
                    """.formatted(
                            schema,
                            menu,
                            settings.maxPast().toSeconds() + 60,
                            settings.maxFuture().toSeconds() + 60)));
        }
        return wrong;
    }

    /** Rows that do not say what the acknowledged event said. */
    List<String> differing(Map<String, Map<String, JsonNode>> acknowledged) throws SQLException {
        List<String> differing = new ArrayList<>();
        for (var store : schemas.entrySet()) {
            Map<String, JsonNode> sent = acknowledged.getOrDefault(store.getKey(), Map.of());
            for (String row : rows.of(
                    "select event_id, item_id, quantity, coalesce(price::text, ''), coalesce(corrects::text, ''),"
                            + " extract(epoch from created_at), coalesce(reason, '') from " + store.getValue()
                            + ".events")) {
                JsonNode event = sent.get(row.substring(0, row.indexOf('|')));
                if (event != null && !same(event, row.split("\\|", 7))) {
                    differing.add(row + " was sent as " + event);
                }
            }
        }
        return differing;
    }

    private static boolean same(JsonNode sent, String[] row) {
        int quantity =
                sent.path("quantity").asInt(sent.path("quantity_requested").asInt(-1));
        boolean price =
                row[3].isEmpty() || sent.path("price").decimalValue().compareTo(new java.math.BigDecimal(row[3])) == 0;
        return sent.path("item_id").asText().equals(row[1])
                && String.valueOf(quantity).equals(row[2])
                && price
                && sent.path("corrects").asText("").equalsIgnoreCase(row[4])
                && instant(sent.path("created_at").asText())
                        .map(at -> at.equals(row[5]))
                        .orElse(true)
                && (sent.path("reason").isNull() ? "" : sent.path("reason").asText("")).equals(row[6]);
    }

    /** Seconds with six decimals; empty for a local time, which is another test's. */
    private static Optional<String> instant(String iso) {
        try {
            var at = OffsetDateTime.parse(iso).toInstant();
            return Optional.of("%d.%06d".formatted(at.getEpochSecond(), at.getNano() / 1000));
        } catch (DateTimeParseException local) {
            return Optional.empty();
        }
    }
}
