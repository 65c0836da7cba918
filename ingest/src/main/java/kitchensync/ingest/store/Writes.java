package kitchensync.ingest.store;

import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.event.Event;
import kitchensync.ingest.IngestSettings;
import kitchensync.ingest.store.StoreQueue.Part;

/**
 * Writes what stores have waiting, several of them in one transaction: to end a transaction costs more than to store
 * the few events of one. What comes while it is under way goes into the next; who comes when none is waits for nothing.
 * No store may hold the others: a shared transaction waits for no store's lock longer than a moment, and when the
 * database refuses it, each of its stores is written alone.
 */
final class Writes {

    /** What is done in the database. Both fail with {@link StoreUnavailable} in the end. */
    interface Database {

        /** One store in a transaction of its own; answers the ids that were there already. */
        Uni<Set<UUID>> alone(Store store, List<Event> events);

        /** Several stores in one transaction, which waits for none of them; answers as many sets of ids. */
        Uni<List<Set<UUID>>> together(List<Part> parts);
    }

    private final Database database;
    private final IngestSettings.Queue limits;
    private final Queue<StoreQueue> ready = new ArrayDeque<>();
    private int underWay;

    Writes(Database database, IngestSettings.Queue limits) {
        this.database = database;
        this.limits = limits;
    }

    /** A store has something to write, and may have said so before. */
    void ready(StoreQueue store) {
        if (store.waiting() >= limits.gatherEvents()) {
            store.next().ifPresent(this::writeAlone);
        } else {
            synchronized (this) {
                ready.add(store);
            }
            writeNext();
        }
    }

    Uni<Set<UUID>> alone(Store store, List<Event> events) {
        return database.alone(store, events);
    }

    private void writeNext() {
        for (List<Part> parts = take(); !parts.isEmpty(); parts = take()) {
            writeTogether(parts);
        }
    }

    private synchronized List<Part> take() {
        List<Part> parts = new ArrayList<>();
        int events = 0;
        while (underWay < limits.transactions() && events < limits.gatherEvents() && !ready.isEmpty()) {
            Optional<Part> next = ready.remove().next();
            if (next.isPresent()) {
                parts.add(next.get());
                events += next.get().events().size();
            }
        }
        if (!parts.isEmpty()) {
            underWay++;
            // In one order everywhere, so that no two transactions wait for each other.
            parts.sort(Comparator.comparing(part -> part.store().id()));
        }
        return parts;
    }

    private void writeTogether(List<Part> parts) {
        database.together(parts)
                .subscribe()
                .with(
                        duplicates -> {
                            end();
                            for (int i = 0; i < parts.size(); i++) {
                                parts.get(i).stored(duplicates.get(i));
                            }
                        },
                        failure -> {
                            end();
                            parts.forEach(part -> afterFailure(part, failure));
                        });
    }

    private void end() {
        synchronized (this) {
            underWay--;
        }
        writeNext();
    }

    /** What the database has refused is not stored: each store may have more luck alone. */
    private void afterFailure(Part part, Throwable failure) {
        if (failure.getCause() instanceof PgException) {
            writeAlone(part);
        } else {
            part.failed(failure);
        }
    }

    private void writeAlone(Part part) {
        database.alone(part.store(), part.events()).subscribe().with(part::stored, part::failed);
    }
}
