package kitchensync.local;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Takes spans by OTLP over HTTP, as an OpenTelemetry collector does; by the numbers that its fields have. */
final class Collector implements AutoCloseable {

    private static final int RESOURCE_SPANS = 1;
    private static final int SCOPE_SPANS = 2;
    private static final int SPANS = 2;
    private static final int TRACE = 1;
    private static final int NAME = 5;
    private static final int LINKS = 13;
    private static final int OK = 200;
    private static final int NO_BODY = -1;

    /**
     * A span.
     *
     * @param trace 32 hexadecimal digits
     * @param links the traces that it links to
     */
    record Span(String trace, String name, List<String> links) {}

    private final HttpServer server;
    private final List<Span> spans = new CopyOnWriteArrayList<>();

    Collector() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    List<Span> spans() {
        return spans;
    }

    private void take(HttpExchange exchange) throws IOException {
        UnknownFieldSet request = UnknownFieldSet.parseFrom(exchange.getRequestBody());
        parts(Stream.of(request), RESOURCE_SPANS, SCOPE_SPANS, SPANS)
                .map(Collector::span)
                .forEach(spans::add);
        exchange.sendResponseHeaders(OK, NO_BODY);
        exchange.close();
    }

    private static Stream<UnknownFieldSet> parts(Stream<UnknownFieldSet> of, int... path) {
        Stream<UnknownFieldSet> found = of;
        for (int field : path) {
            found = found.flatMap(part -> bytes(part, field).map(Collector::parsed));
        }
        return found;
    }

    private static Span span(UnknownFieldSet span) {
        return new Span(
                hex(bytes(span, TRACE).findFirst().orElseThrow()),
                bytes(span, NAME).findFirst().orElseThrow().toStringUtf8(),
                parts(Stream.of(span), LINKS)
                        .map(link -> hex(bytes(link, TRACE).findFirst().orElseThrow()))
                        .toList());
    }

    private static Stream<ByteString> bytes(UnknownFieldSet part, int field) {
        return part.getField(field).getLengthDelimitedList().stream();
    }

    private static UnknownFieldSet parsed(ByteString bytes) {
        try {
            return UnknownFieldSet.parseFrom(bytes);
        } catch (IOException wrong) {
            throw new IllegalArgumentException("no span", wrong);
        }
    }

    private static String hex(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
