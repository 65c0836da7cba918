package kitchensync.ingest.malformed;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import kitchensync.ingest.malformed.RawHttp.Answer;

/** Judges answers by the contract alone, and remembers what was acknowledged. */
final class Oracle {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Contract contract;

    /** Of each store, by event id, what was sent. */
    private final Map<String, Map<String, JsonNode>> acknowledged = new ConcurrentHashMap<>();

    Oracle(Contract contract) {
        this.contract = contract;
    }

    /** Whether a text can stand in an array without making the array unreadable, as bytes and by its depth. */
    static boolean readableInArray(String json) {
        return parsed("[[" + json + "]]").isPresent();
    }

    static Optional<JsonNode> parsed(String json) {
        try {
            return Optional.ofNullable(JSON.readTree(json.getBytes(StandardCharsets.UTF_8)))
                    .filter(node -> !node.isMissingNode());
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    /** What each store has acknowledged: by event id, the event as it was sent. */
    Map<String, Map<String, JsonNode>> acknowledged() {
        return acknowledged;
    }

    /** What is wrong with an answer; empty when nothing is. */
    Optional<String> offence(Case request, Optional<Answer> given) {
        if (given.isEmpty()) {
            return request.endless() ? Optional.empty() : Optional.of("no answer");
        }
        Answer answer = given.get();
        if (answer.status() >= 500) {
            return Optional.of("the server's error");
        }
        if (answer.status() >= 400) {
            return refusal(request, answer);
        }
        if (request.traits().cutOff()) {
            return Optional.of("half a request was taken for a whole one");
        }
        return request.traits().stores() ? acknowledgement(request, answer) : Optional.empty();
    }

    private static Optional<String> refusal(Case request, Answer answer) {
        boolean problem = answer.type().startsWith("application/problem+json")
                && parsed(answer.body())
                        .filter(document -> document.path("status").asInt() == answer.status())
                        .filter(document -> !document.path("title").asText().isBlank())
                        .isPresent();
        if (!problem && !request.traits().beneath()) {
            return Optional.of("not a problem document");
        }
        boolean soundBatch = request.traits().whole() && request.sent().size() > 1;
        boolean soundEvent = request.traits().whole() && request.sent().stream().allMatch(Sent::good);
        return soundBatch || soundEvent ? Optional.of("refused what the contract allows") : Optional.empty();
    }

    private Optional<String> acknowledgement(Case request, Answer answer) {
        JsonNode outcome = parsed(answer.body()).orElse(JSON.nullNode());
        if (answer.status() != 200 || !outcome.path("status").asText().equals("ok")) {
            return Optional.of("neither an acknowledgement nor a problem");
        }
        String store = outcome.path("store_id").asText();
        if (!outcome.has("results")) {
            return request.sent().size() == 1
                    ? event(store, request.sent().getFirst(), outcome, true)
                    : Optional.of("one acknowledgement for many events");
        }
        return batch(store, request, outcome.get("results"), outcome);
    }

    private Optional<String> batch(String store, Case request, JsonNode results, JsonNode outcome) {
        Map<String, Integer> counted = new HashMap<>();
        for (int i = 0; i < results.size(); i++) {
            counted.merge(results.get(i).path("result").asText(), 1, Integer::sum);
            if (i >= request.sent().size()) {
                // A broken body may read as more pieces than were sent; but none of them may be stored.
                if (!results.get(i).path("result").asText().equals("rejected")) {
                    return Optional.of("more stored than sent");
                }
                continue;
            }
            Optional<String> wrong = event(
                    store,
                    request.sent().get(i),
                    results.get(i),
                    request.traits().whole());
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        boolean all =
                results.size() == request.sent().size() || !request.traits().whole();
        boolean sums = outcome.path("stored").asInt() == counted.getOrDefault("stored", 0)
                && outcome.path("duplicates").asInt() == counted.getOrDefault("duplicate", 0)
                && outcome.path("rejected").asInt() == counted.getOrDefault("rejected", 0);
        return all && sums ? Optional.empty() : Optional.of("results that do not add up");
    }

    private Optional<String> event(String store, Sent sent, JsonNode result, boolean whole) {
        String word = result.path("result").asText();
        if (word.equals("rejected")) {
            return whole && sent.good()
                    ? Optional.of("rejected a right event: " + sent.text())
                    : Optional.<String>empty()
                            .or(() -> result.path("problem").asText().isBlank()
                                    ? Optional.of("rejected without a reason")
                                    : Optional.empty());
        }
        if (!List.of("stored", "duplicate").contains(word)) {
            return Optional.of("an unknown result: " + word);
        }
        Optional<JsonNode> read = parsed(sent.text());
        if (read.isEmpty()) {
            return Optional.of("stored what is not JSON: " + sent.text());
        }
        var broken = contract.validator(sent.schema(read.get())).validate(read.get());
        if (!broken.isEmpty()) {
            return Optional.of("stored against the contract: " + broken);
        }
        String id = result.path("event_id").asText();
        String own = read.get().path("event_id").asText(id);
        if (!read.get().path("event_id").isNull() && !own.equalsIgnoreCase(id)) {
            return Optional.of("acknowledged under another event_id: " + id);
        }
        acknowledged.computeIfAbsent(store, any -> new ConcurrentHashMap<>()).putIfAbsent(id, read.get());
        return Optional.empty();
    }
}
