package kitchensync.kitchenui.act;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import kitchensync.kitchenui.KitchenUiSettings;
import org.eclipse.microprofile.rest.client.ext.ClientHeadersFactory;

/** Shows ingest the key that the pages write with, when they have one. */
@Singleton
public class KeyHeader implements ClientHeadersFactory {

    private final KitchenUiSettings settings;

    KeyHeader(KitchenUiSettings settings) {
        this.settings = settings;
    }

    @Override
    public MultivaluedMap<String, String> update(
            MultivaluedMap<String, String> incoming, MultivaluedMap<String, String> outgoing) {
        MultivaluedMap<String, String> headers = new MultivaluedHashMap<>();
        settings.apiKey().ifPresent(key -> headers.putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + key));
        return headers;
    }
}
