package kitchensync.kitchenui.act;

import kitchensync.ingest.api.EventsApi;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Ingest over HTTP; {@code quarkus.rest-client.ingest.url} says where it is. */
@RegisterRestClient(configKey = "ingest")
@RegisterClientHeaders(KeyHeader.class)
public interface IngestClient extends EventsApi {}
