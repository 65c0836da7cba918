package kitchensync.domain.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Names and addresses of the machine itself. */
public final class LoopbackName {

    private LoopbackName() {}

    /** Whether a host written in a request is this machine by its own word, without asking a name server. */
    public static boolean is(String host) {
        if (host.equalsIgnoreCase("localhost")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }

    /** Whether listening on this host is listening to this machine only. */
    public static boolean reaches(String host) {
        try {
            return Arrays.stream(InetAddress.getAllByName(host)).allMatch(InetAddress::isLoopbackAddress);
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
