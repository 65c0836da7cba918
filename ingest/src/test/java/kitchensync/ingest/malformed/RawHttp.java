package kitchensync.ingest.malformed;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends bytes that need not be HTTP, and reads an answer that has to be. One connection, made again when it ended. */
final class RawHttp implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 15_000;

    /** @param headers names in lower case */
    record Answer(int status, Map<String, String> headers, String body) {

        String type() {
            return headers.getOrDefault("content-type", "");
        }
    }

    private final int port;
    private @Nullable Socket socket;
    private @Nullable InputStream in;

    RawHttp(int port) {
        this.port = port;
    }

    /**
     * Empty when the server hung up without an answer.
     *
     * @throws IOException when it does not answer in time
     */
    Optional<Answer> ask(Case request) throws IOException {
        if (request.endless()) {
            close();
        }
        boolean reused = socket != null;
        Optional<Answer> answer = exchange(request);
        if (answer.isEmpty() && reused) {
            // An idle connection may be closed by the server at any time; nothing was read from it then.
            answer = exchange(request);
        }
        return answer;
    }

    private Optional<Answer> exchange(Case request) throws IOException {
        boolean last = request.traits().beneath();
        try {
            if (socket == null) {
                socket = new Socket(InetAddress.getLoopbackAddress(), port);
                socket.setSoTimeout(PATIENCE_MILLIS);
                socket.setTcpNoDelay(true);
                in = new BufferedInputStream(socket.getInputStream());
            }
            try {
                socket.getOutputStream().write(request.bytes());
            } catch (IOException refusedMidway) {
                // It may have answered before it read everything; the answer is what counts.
                last = true;
            }
            if (request.endless()) {
                // Only then: a server may take it for a client that has gone, and answer nothing.
                last = true;
                socket.shutdownOutput();
            }
            Answer answer = read(in);
            if (last || answer.headers().getOrDefault("connection", "").equalsIgnoreCase("close") || endless(answer)) {
                close();
            }
            return Optional.of(answer);
        } catch (java.net.SocketTimeoutException silent) {
            close();
            throw silent;
        } catch (IOException hungUp) {
            close();
            return Optional.empty();
        }
    }

    private static boolean endless(Answer answer) {
        return answer.type().startsWith("text/event-stream");
    }

    private static Answer read(InputStream in) throws IOException {
        String[] status = line(in).split(" ", 3);
        Map<String, String> headers = new HashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        if (status[1].equals("100")) {
            return read(in);
        }
        Answer head = new Answer(Integer.parseInt(status[1]), headers, "");
        return endless(head) ? head : new Answer(head.status(), headers, body(in, headers));
    }

    private static String body(InputStream in, Map<String, String> headers) throws IOException {
        if (!headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
            int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
            return new String(in.readNBytes(length), StandardCharsets.UTF_8);
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
            body.writeBytes(in.readNBytes(size));
            line(in);
        }
        line(in);
        return body.toString(StandardCharsets.UTF_8);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the server hung up");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
