package kitchensync.ingest.malformed;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Item;
import kitchensync.ingest.EmptyStores;
import kitchensync.ingest.IngestSettings;
import kitchensync.ingest.malformed.RawHttp.Answer;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.Test;

/**
 * Ten thousand requests made from the contract, most of them wrong: none is a server's error, every refusal is a
 * problem document, and what was acknowledged is what the database holds. Another seed or count:
 * {@code -Dmalformed.seed=7 -Dmalformed.cases=100000}.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class MalformedRequestsIT {

    private static final long SEED = Long.getLong("malformed.seed", 20_260_212L);
    private static final int CASES = Integer.getInteger("malformed.cases", 10_000);
    private static final int CLIENTS = 6;

    /** Offences after which a client gives up. */
    private static final int ENOUGH = 5;

    @Inject
    EmptyStores empty;

    @Inject
    IngestSettings settings;

    @Inject
    Catalogue catalogue;

    @Inject
    Clock clock;

    private final Map<Integer, Integer> statuses = new ConcurrentHashMap<>();

    @Test
    void noRequestIsAServersErrorAndNothingWrongIsStored() throws Exception {
        // Given three empty stores and the contract
        StoredRows stored = new StoredRows(empty.of("012", "027", "034"), catalogue, settings);
        List<String> menu = catalogue.items().stream().map(Item::id).toList();
        Contract contract = Contract.read();
        Cases cases = new Cases(contract, List.of("012", "store_027", "034"), new Values(menu, clock.instant()), SEED);
        Oracle oracle = new Oracle(contract);

        // When every case is sent
        long start = System.nanoTime();
        List<String> offences = send(cases, oracle);
        System.out.printf(
                "malformed requests: seed %d, %d cases, %.1f s, answers by status %s, %d events stored%n",
                SEED,
                CASES,
                (System.nanoTime() - start) / 1e9,
                new TreeMap<>(statuses),
                oracle.acknowledged().values().stream().mapToInt(Map::size).sum());

        // Then no answer was wrong, the cases were not all of one sort, and the database holds what was acknowledged
        assertThat(offences).as("seed %d", SEED).isEmpty();
        assertThat(statuses).containsKeys(200, 400, 404, 413, 415, 422);
        assertThat(stored.breakingARule()).isEmpty();
        assertThat(stored.lostAndFound(oracle.acknowledged())).isEmpty();
        assertThat(stored.differing(oracle.acknowledged())).isEmpty();
        assertThat(stored.inFeed()).isEqualTo(stored.count());
    }

    /** Sends them over a few connections; gives the first offences, each with its number, request and answer. */
    private List<String> send(Cases cases, Oracle oracle) throws Exception {
        AtomicInteger next = new AtomicInteger();
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<List<String>>> running = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                running.add(clients.submit(() -> client(next, cases, oracle)));
            }
            List<String> offences = new ArrayList<>();
            for (Future<List<String>> client : running) {
                offences.addAll(client.get());
            }
            return offences;
        }
    }

    private List<String> client(AtomicInteger next, Cases cases, Oracle oracle) throws Exception {
        List<String> offences = new ArrayList<>();
        try (RawHttp http = new RawHttp(RestAssured.port)) {
            for (int index = next.getAndIncrement(); index < CASES; index = next.getAndIncrement()) {
                Case request = cases.number(index);
                Optional<Answer> answer = http.ask(request);
                answer.ifPresent(any -> statuses.merge(any.status(), 1, Integer::sum));
                Optional<String> offence = oracle.offence(request, answer);
                if (offence.isPresent()) {
                    offences.add("case %d: %s: %s%n-> %s".formatted(index, offence.get(), request.shown(), answer));
                }
                if (offences.size() == ENOUGH) {
                    break;
                }
            }
            return offences;
        }
    }
}
