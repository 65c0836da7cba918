package kitchensync.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * The point of sale of one store. It sends to either ingest process, sends again what was not acknowledged until it
 * is, out of order, and now and then sends what was acknowledged long ago.
 */
final class Till implements Runnable {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration PAUSE = Duration.ofMillis(15);
    private static final Duration BACK_OFF = Duration.ofMillis(150);
    private static final int MOST_WAITING = 60;
    private static final int OLD_KEPT = 20;

    /** What the contract lets ingest say when it cannot now: in flight, too many, busy or not confirmed. */
    private static final Set<Integer> NOT_NOW = Set.of(409, 429, 503);

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Deliveries deliveries;
    private final Ledger ledger;
    private final List<Integer> ports;
    private final RandomGenerator random;
    private final List<Delivery> waiting = new ArrayList<>();
    private final List<Delivery> old = new ArrayList<>();
    private volatile boolean selling = true;
    private volatile boolean open = true;
    private volatile boolean settled;
    private volatile String trouble = "none";

    Till(Deliveries deliveries, Ledger ledger, List<Integer> ports, RandomGenerator random) {
        this.deliveries = deliveries;
        this.ledger = ledger;
        this.ports = List.copyOf(ports);
        this.random = random;
    }

    void sell(boolean wanted) {
        settled = false;
        selling = wanted;
    }

    /** Whether it sells no more and everything it ever sent is acknowledged. */
    boolean isSettled() {
        return settled;
    }

    /** Why the last delivery that was not acknowledged was not. */
    String trouble() {
        return trouble;
    }

    void close() {
        open = false;
    }

    @Override
    public void run() {
        try {
            while (open) {
                step();
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void step() throws InterruptedException {
        if (!waiting.isEmpty() && (!selling || waiting.size() > MOST_WAITING || random.nextInt(3) == 0)) {
            Delivery late = waiting.remove(random.nextInt(waiting.size()));
            ledger.retried(late);
            send(late);
        } else if (!selling) {
            settled = true;
        } else if (!old.isEmpty() && random.nextInt(12) == 0) {
            Delivery repeated = old.get(random.nextInt(old.size()));
            ledger.sentAgain(repeated);
            send(repeated);
        } else {
            Delivery fresh = deliveries.next();
            ledger.sending(fresh);
            if (random.nextInt(8) == 0) {
                // Held back, so that later ones overtake it.
                waiting.add(fresh);
            } else {
                send(fresh);
            }
        }
    }

    private void send(Delivery delivery) throws InterruptedException {
        int port = ports.get(random.nextInt(ports.size()));
        try {
            var answer = HTTP.send(delivery.request(port, PATIENCE), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 200 && stored(delivery, JSON.readTree(answer.body()))) {
                ledger.acknowledged(delivery);
                keep(delivery);
                return;
            }
            if (!NOT_NOW.contains(answer.statusCode())) {
                ledger.refused("%s %s: %d %s"
                        .formatted(delivery.target(), delivery.form(), answer.statusCode(), answer.body()));
                return;
            }
            trouble = answer.statusCode() + " " + answer.body();
        } catch (IOException lost) {
            // Whether it was stored nobody knows; it is sent again.
            trouble = lost.toString();
        }
        waiting.add(delivery);
        Thread.sleep(BACK_OFF);
    }

    private void keep(Delivery delivery) {
        if (old.size() < OLD_KEPT) {
            old.add(delivery);
        } else {
            old.set(random.nextInt(OLD_KEPT), delivery);
        }
    }

    /** Whether the answer says of every event, and of no other, that it is stored. */
    private static boolean stored(Delivery delivery, JsonNode answer) {
        JsonNode results = answer.has("results")
                ? answer.get("results")
                : JSON.createArrayNode().add(answer);
        boolean all = results.size() == delivery.events().size();
        for (int i = 0; all && i < results.size(); i++) {
            JsonNode result = results.get(i);
            all = Set.of("stored", "duplicate").contains(result.path("result").asText())
                    && result.path("event_id")
                            .asText()
                            .equals(delivery.events().get(i).id().toString());
        }
        return all && answer.path("store_id").asText().equals(delivery.store());
    }

    /** Another sender of this store begins a request and hangs up in the middle of its body. */
    static void hangUp(Delivery delivery, int port, Ledger ledger) throws IOException {
        ledger.hungUp(delivery);
        byte[] body = delivery.body();
        String head = "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
                .formatted(delivery.target(), delivery.contentType(), body.length);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                OutputStream out = socket.getOutputStream()) {
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            // All but the last byte: had it been whole, every event would have been good.
            out.write(Arrays.copyOf(body, body.length - 1));
            out.flush();
        }
    }
}
