package kitchensync.local.engine;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.Set;

/**
 * Where a process is reached, and by whom.
 *
 * @param bind the address to listen on
 * @param port of the pages and of ingest; 0 when it serves nobody
 * @param access what has to be shown
 */
public record Listening(String bind, int port, Access access) {

    /** What has to be shown by who sends or reads events, and by who looks at pages. */
    public enum Access {
        /** Events need an API key; people log in as users of the folder. */
        KEYS,
        /** Nothing. */
        OPEN,
        /** Events need an API key; people log in at an OpenID Connect provider. */
        OIDC
    }

    public static final String LOOPBACK = "127.0.0.1";

    /** Addresses that are reached as localhost. */
    private static final Set<String> LOCALHOST = Set.of(LOOPBACK, "localhost", "0.0.0.0", "::", "0:0:0:0:0:0:0:0");

    /** For a command that serves nobody. */
    public static final Listening NOWHERE = new Listening(LOOPBACK, 0, Access.OPEN);

    /** Whether nothing has to be shown. */
    public boolean open() {
        return access == Access.OPEN;
    }

    /** Whether only this machine reaches it. */
    public boolean loopback() {
        try {
            return InetAddress.getByName(bind).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    /** How this machine reaches it. */
    public String url() {
        String host = LOCALHOST.contains(bind) ? "localhost" : bind.contains(":") ? "[" + bind + "]" : bind;
        return "http://" + host + ":" + port;
    }

    /** @throws IOException when everybody on the network could send events */
    public void requireSafe() throws IOException {
        if (open() && !loopback()) {
            throw new IOException("on " + bind + " everybody who reaches it could send events and change plans; add"
                    + " --access keys, or leave --bind out");
        }
    }

    /** @throws IOException when the port or the address cannot be had */
    public void requireFree() throws IOException {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getByName(bind))) {
            probe.setReuseAddress(true);
        } catch (UnknownHostException unknown) {
            throw new IOException(bind + " is no address of this machine; choose another with --bind", unknown);
        } catch (BindException taken) {
            throw new IOException(
                    String.valueOf(taken.getMessage()).contains("assign")
                            ? bind + " is no address of this machine; choose another with --bind"
                            : "port " + port + " is in use; choose another with --port",
                    taken);
        }
    }
}
