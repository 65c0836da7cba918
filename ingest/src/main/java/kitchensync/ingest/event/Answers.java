package kitchensync.ingest.event;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kitchensync.domain.catalogue.Store;
import kitchensync.ingest.store.IngestMetrics.Outcome;

/** What a request is answered, as JSON: the contract's Acknowledgement or BatchOutcome. */
final class Answers {

    private static final int BYTES_AN_EVENT = 80;
    private static final Map<Outcome, String> RESULTS = new EnumMap<>(Outcome.class);

    static {
        for (Outcome outcome : Outcome.values()) {
            RESULTS.put(outcome, "\"result\":\"" + outcome.name().toLowerCase(Locale.ROOT) + '"');
        }
    }

    private Answers() {}

    static String acknowledgement(Store store, Verdict verdict) {
        return head(store) + ",\"event_id\":\"" + verdict.eventId() + "\"," + RESULTS.get(verdict.outcome()) + "}";
    }

    static String outcome(Store store, List<Verdict> verdicts) {
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        StringBuilder results = new StringBuilder(verdicts.size() * BYTES_AN_EVENT);
        for (Verdict verdict : verdicts) {
            counts.merge(verdict.outcome(), 1, Integer::sum);
            results.append(results.isEmpty() ? "{" : ",\n{").append(RESULTS.get(verdict.outcome()));
            if (verdict.eventId() != null) {
                results.append(",\"event_id\":\"").append(verdict.eventId()).append('"');
            }
            if (verdict.problem() != null) {
                results.append(",\"problem\":\"");
                JsonStringEncoder.getInstance().quoteAsString(verdict.problem(), results);
                results.append('"');
            }
            results.append('}');
        }
        return head(store) + ",\"stored\":" + counts.getOrDefault(Outcome.STORED, 0) + ",\"duplicates\":"
                + counts.getOrDefault(Outcome.DUPLICATE, 0) + ",\"rejected\":"
                + counts.getOrDefault(Outcome.REJECTED, 0) + ",\"results\":[" + results + "]}";
    }

    private static String head(Store store) {
        return "{\"status\":\"ok\",\"store_id\":\"" + store.id() + '"';
    }
}
