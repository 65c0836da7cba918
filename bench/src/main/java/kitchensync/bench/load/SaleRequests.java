package kitchensync.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import kitchensync.bench.load.Sales.Template;

/** Requests to record sales, the stores by turns. What can be written before the run is; only ids are filled in. */
public final class SaleRequests {

    private static final String JSON = "application/json";
    private static final String LINES = "application/x-ndjson";

    private final List<String> stores;
    private final Sales sales;
    private final EventIds ids = new EventIds();

    /** @param stores ids of the stores, in the order that {@link Request#store} counts */
    public SaleRequests(List<String> stores, Sales sales) {
        this.stores = List.copyOf(stores);
        this.sales = sales;
    }

    /** How the events of a batch are written. */
    public enum Form {
        ARRAY,
        LINES
    }

    /** One event a request. */
    public Requests singles() {
        List<Template> bodies =
                IntStream.range(0, sales.different()).mapToObj(sales::single).toList();
        List<byte[]> heads = heads(JSON, "");
        return new Requests() {
            private int next;

            @Override
            public Request next() {
                int store = next % stores.size();
                // An item a round of the stores, so that every store sells every item.
                Template body = bodies.get(next / stores.size() % bodies.size());
                next = Math.max(0, next + 1);
                return request(heads.get(store), body.filled(ids), store, 1);
            }
        };
    }

    /** So many events a request. */
    public Requests batches(Form form, int events) {
        Template body = body(form, events);
        List<byte[]> heads = heads(type(form), "");
        return new Requests() {
            private int next;

            @Override
            public Request next() {
                int store = next++ % stores.size();
                return request(heads.get(store), body.filled(ids), store, events);
            }
        };
    }

    /** The same, compressed before the run: a sender's compression is not what is measured. */
    public Requests compressed(Form form, int events, int requests) {
        Template body = body(form, events);
        List<byte[]> heads = heads(type(form), "Content-Encoding: gzip\r\n");
        Deque<byte[]> bodies = new ArrayDeque<>();
        for (int i = 0; i < requests; i++) {
            bodies.add(gzip(body.filled(ids)));
        }
        return () -> {
            byte[] next = bodies.poll();
            int store = bodies.size() % stores.size();
            return next == null ? null : request(heads.get(store), next, store, events);
        };
    }

    private Template body(Form form, int events) {
        return switch (form) {
            case ARRAY -> sales.array(events);
            case LINES -> sales.lines(events);
        };
    }

    private static String type(Form form) {
        return switch (form) {
            case ARRAY -> JSON;
            case LINES -> LINES;
        };
    }

    private List<byte[]> heads(String type, String more) {
        return stores.stream()
                .map(store ->
                        "POST /events/" + store + "/sales HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n"
                                + "Content-Type: " + type + "\r\n" + more + "Content-Length: ")
                .map(head -> head.getBytes(US_ASCII))
                .toList();
    }

    private static Request request(byte[] head, byte[] body, int store, int events) {
        ByteBuf bytes = PooledByteBufAllocator.DEFAULT.directBuffer(head.length + body.length + 16);
        bytes.writeBytes(head);
        bytes.writeCharSequence(body.length + "\r\n\r\n", US_ASCII);
        bytes.writeBytes(body);
        return new Request(bytes, store, events);
    }

    private static byte[] gzip(byte[] text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length / 2);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
