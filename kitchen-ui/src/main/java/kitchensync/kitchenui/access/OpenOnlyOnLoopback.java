package kitchensync.kitchenui.access;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import kitchensync.domain.net.LoopbackName;
import kitchensync.kitchenui.access.AccessSettings.Access;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses to start where anybody on the network could tap for the crew, or where logins cannot work. */
@ApplicationScoped
class OpenOnlyOnLoopback {

    private final Access access;
    private final String host;
    private final boolean listens;
    private final boolean client;

    OpenOnlyOnLoopback(
            AccessSettings settings,
            @ConfigProperty(name = "quarkus.http.host", defaultValue = "0.0.0.0") String host,
            @ConfigProperty(name = "quarkus.http.host-enabled", defaultValue = "true") boolean listens,
            @ConfigProperty(name = "quarkus.oidc.tenant-enabled", defaultValue = "true") boolean client) {
        this.access = settings.access();
        this.host = host;
        this.listens = listens;
        this.client = client;
    }

    /** Before the port is opened. */
    void check(@Observes StartupEvent starting) {
        if (access == Access.OPEN && listens && !LoopbackName.reaches(host)) {
            throw new ConfigurationException("kitchensync: kitchensync.kitchen-ui.access=open would let everybody who"
                    + " reaches " + host + " see and change everything; set it to users or oidc, or quarkus.http.host"
                    + " to 127.0.0.1");
        }
        if (access == Access.OIDC && !client) {
            throw new ConfigurationException("kitchensync: kitchensync.kitchen-ui.access=oidc needs"
                    + " quarkus.oidc.tenant-enabled=true, quarkus.oidc.auth-server-url and quarkus.oidc.client-id");
        }
    }
}
