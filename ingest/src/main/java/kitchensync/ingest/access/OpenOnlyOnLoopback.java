package kitchensync.ingest.access;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import kitchensync.domain.net.LoopbackName;
import kitchensync.ingest.access.AccessSettings.Access;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses to start where anybody on the network could write without a key. */
@ApplicationScoped
class OpenOnlyOnLoopback {

    private final Access access;
    private final String host;
    private final boolean listens;

    OpenOnlyOnLoopback(
            AccessSettings settings,
            @ConfigProperty(name = "quarkus.http.host", defaultValue = "0.0.0.0") String host,
            @ConfigProperty(name = "quarkus.http.host-enabled", defaultValue = "true") boolean listens) {
        this.access = settings.access();
        this.host = host;
        this.listens = listens;
    }

    /** Before the port is opened. */
    void check(@Observes StartupEvent starting) {
        if (access == Access.OPEN && listens && !LoopbackName.reaches(host)) {
            throw new ConfigurationException(
                    "kitchensync: kitchensync.ingest.access=open would let everybody who reaches " + host
                            + " write events; set it to keys, or quarkus.http.host to 127.0.0.1");
        }
    }
}
