package kitchensync.kitchenui.act;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import kitchensync.kitchenui.KitchenUiSettings;
import kitchensync.kitchenui.live.Changes;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Tells ingest what the crew did, each act under its own event id and until ingest has answered, so that it counts once.
 * An act waits for a few seconds first: most of what is taken back was never told. What ingest does not take because its
 * store is closed stays for 14 days, in case the store opens again.
 */
@Singleton
class Outbox {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final OutboxTable table;
    private final IngestClient ingest;
    private final Changes changes;
    private final KitchenUiSettings settings;
    private final Clock clock;
    private final Set<String> closed = ConcurrentHashMap.newKeySet();
    private boolean away;
    private long mostWaiting;

    Outbox(
            OutboxTable table,
            @RestClient IngestClient ingest,
            Changes changes,
            KitchenUiSettings settings,
            Clock clock) {
        this.table = table;
        this.ingest = ingest;
        this.changes = changes;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * One round: new acts first, because what takes one back has to come after it. A store that fails holds up no other.
     */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> send() {
        return each(Multi.createFrom().items(table.toSend(closed), table.toVoid(closed)), this::round)
                .onFailure()
                .invoke(this::noteAway)
                .onFailure()
                .recoverWithNull()
                .chain(() -> away
                        ? table.waiting(closed).invoke(this::noteWaiting)
                        : Uni.createFrom().nullItem())
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private Uni<Void> round(Uni<List<Told>> waiting) {
        return waiting.chain(told -> each(
                Multi.createFrom().iterable(byStore(told).entrySet()),
                batch -> tell(batch.getKey(), batch.getValue())));
    }

    /** One after the other, and all of them even if one fails; then what comes of it is a failure too. */
    private static <T> Uni<Void> each(Multi<T> all, Function<? super T, Uni<? extends Void>> what) {
        return all.onItem()
                .transformToUni(what)
                .collectFailures()
                .concatenate()
                .collect()
                .last();
    }

    private static Map<String, List<Told>> byStore(List<Told> told) {
        return told.stream().collect(Collectors.groupingBy(Told::storeId));
    }

    private Uni<Void> tell(String storeId, List<Told> batch) {
        return ingest.recordEvents(storeId, null, null, Told.json(batch))
                .ifNoItem()
                .after(settings.answerWithin())
                .fail()
                .invoke(answer -> noteRejected(storeId, batch, answer))
                .chain(() -> table.acknowledged(storeId, batch))
                .invoke(() -> {
                    closed.remove(storeId);
                    changes.changed(storeId);
                })
                .onFailure(Outbox::isStoreClosed)
                .recoverWithUni(() -> keep(storeId))
                .onFailure()
                .invoke(this::noteAway);
    }

    /** Not any 404: a wrong address has that too. */
    private static boolean isStoreClosed(Throwable failure) {
        return failure instanceof WebApplicationException answered
                && answered.getResponse().getStatus() == Response.Status.NOT_FOUND.getStatusCode()
                && titled(answered.getResponse(), "Unknown store");
    }

    private static boolean titled(Response answer, String title) {
        try {
            return JSON.readTree(answer.readEntity(String.class))
                    .path("title")
                    .asText()
                    .equals(title);
        } catch (IOException notJson) {
            return false;
        }
    }

    /** Said once, and again when it comes to an end. */
    private Uni<Void> keep(String storeId) {
        Uni<?> said = closed.add(storeId)
                ? table.untold(storeId)
                        .invoke(acts -> Log.warnf(
                                "Store %s is closed: ingest does not take %d acts of its crew. They stay in"
                                        + " serving.kitchen_acts for 14 days, and are told if the store is opened again",
                                storeId, acts))
                : Uni.createFrom().nullItem();
        return table.voidRefused(storeId)
                .chain(() -> said)
                .chain(() -> table.forget(storeId, clock.instant()))
                .invoke(acts -> {
                    if (acts > 0) {
                        Log.warnf("Dropped %d acts of store %s, which is closed, after 14 days", acts, storeId);
                    }
                })
                .replaceWithVoid();
    }

    /** What ingest will never take is not sent again. */
    private static void noteRejected(String storeId, List<Told> batch, Response answer) {
        try {
            JsonNode results = JSON.readTree(answer.readEntity(String.class)).path("results");
            for (int i = 0; i < batch.size(); i++) {
                if (results.path(i).path("result").asText().equals("rejected")) {
                    Log.errorf(
                            "Ingest rejected %s of store %s, which is left out: %s",
                            batch.get(i),
                            storeId,
                            results.path(i).path("problem").asText());
                }
            }
        } catch (IOException notJson) {
            throw new IllegalStateException("ingest did not answer with the outcome of a batch", notJson);
        }
    }

    private void noteAway(Throwable failure) {
        if (!away) {
            away = true;
            Log.warnf("Ingest has not taken what the crews did; trying again until it does: %s", failure);
        }
    }

    /** Most rounds have nothing to send: that one did not fail is no word of ingest's. */
    private void noteWaiting(long waiting) {
        mostWaiting = Math.max(mostWaiting, waiting);
        if (waiting == 0) {
            Log.infof("Ingest takes what the crews did again; %d acts had waited for it", mostWaiting);
            away = false;
            mostWaiting = 0;
        }
    }
}
