package kitchensync.kitchenui.browser;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A wire between tablets and the server that can be cut, as when the server restarts: all ends, and nothing answers. */
final class Relay implements Closeable {

    private final int server;
    private final int port;
    private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
    private final Set<Socket> streams = ConcurrentHashMap.newKeySet();
    private final Set<Socket> dead = ConcurrentHashMap.newKeySet();
    private ServerSocket socket;
    private volatile boolean silent;

    Relay(int server) {
        this.server = server;
        this.socket = listen(0);
        this.port = socket.getLocalPort();
    }

    int port() {
        return port;
    }

    void cut() {
        close(socket);
        open.forEach(Relay::close);
        open.clear();
    }

    /** Streams that are open stay so and carry nothing any more, as when a router has forgotten them. */
    void forgetStreams() {
        dead.addAll(streams);
    }

    /** Nothing is carried any more, and nobody is told so, as when a tablet is carried out of reach. */
    void fallSilent() {
        silent = true;
    }

    void mend() {
        silent = false;
        socket = listen(port);
    }

    @Override
    public void close() {
        cut();
    }

    private ServerSocket listen(int wanted) {
        try {
            ServerSocket listening = new ServerSocket();
            listening.setReuseAddress(true);
            listening.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
            Thread.ofVirtual().start(() -> accept(listening));
            return listening;
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }

    private void accept(ServerSocket listening) {
        try {
            while (!listening.isClosed()) {
                Socket tablet = listening.accept();
                Socket there = new Socket(InetAddress.getLoopbackAddress(), server);
                open.add(tablet);
                open.add(there);
                pump(tablet, there);
                pump(there, tablet);
            }
        } catch (IOException cut) {
            close(listening);
        }
    }

    private void pump(Socket from, Socket to) {
        Thread.ofVirtual().start(() -> {
            try (from;
                    to) {
                byte[] some = new byte[8192];
                for (int n; (n = from.getInputStream().read(some)) >= 0; ) {
                    if (new String(some, 0, n, StandardCharsets.ISO_8859_1).contains("/stream HTTP")) {
                        streams.add(from);
                    }
                    if (!silent && !dead.contains(to)) {
                        to.getOutputStream().write(some, 0, n);
                    }
                }
            } catch (IOException cut) {
                open.remove(from);
            }
        });
    }

    private static void close(Closeable end) {
        try {
            end.close();
        } catch (IOException alreadyClosed) {
            // It is closed, which is all that was wanted.
        }
    }
}
