package kitchensync.simulator.live;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import kitchensync.simulator.SimulatorConfig;
import org.eclipse.microprofile.rest.client.ext.ClientHeadersFactory;

/** Shows ingest the key that the simulator writes with, when it has one. */
@Singleton
public class KeyHeader implements ClientHeadersFactory {

    private final SimulatorConfig config;

    KeyHeader(SimulatorConfig config) {
        this.config = config;
    }

    @Override
    public MultivaluedMap<String, String> update(
            MultivaluedMap<String, String> incoming, MultivaluedMap<String, String> outgoing) {
        MultivaluedMap<String, String> headers = new MultivaluedHashMap<>();
        config.apiKey().ifPresent(key -> headers.putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + key));
        return headers;
    }
}
