package kitchensync.pipeline.telemetry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import kitchensync.pipeline.run.PipelineConfig;
import kitchensync.pipeline.run.RunListener;
import org.jboss.logging.Logger;

/**
 * Sends the runs to who collects OpenLineage's events, where one is configured. From a thread of its own, so that no
 * run waits for it; what it does not take within some seconds is let go.
 */
@Singleton
class OpenLineage implements RunListener {

    private static final Logger LOG = Logger.getLogger(OpenLineage.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_WAITING = 100;

    private final Optional<URI> url;
    private final LineageEvents events;
    private final ObjectMapper json = new ObjectMapper();
    private final ThreadPoolExecutor sender = new ThreadPoolExecutor(
            0,
            1,
            30,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            Thread.ofPlatform().daemon().name("openlineage-", 1).factory(),
            new ThreadPoolExecutor.DiscardOldestPolicy());

    @Inject
    OpenLineage(PipelineConfig config) {
        this(config.openLineage().url(), config.openLineage().namespace());
    }

    OpenLineage(Optional<URI> url, String namespace) {
        this.url = url;
        this.events = new LineageEvents(namespace);
    }

    @PreDestroy
    void close() {
        sender.shutdown();
    }

    @Override
    public void began(Started run) {
        url.ifPresent(to -> sender.execute(() -> send(to, List.of(events.start(run)))));
    }

    @Override
    public void ended(Started run, Ended end) {
        url.ifPresent(to -> sender.execute(() -> send(to, events.end(run, end))));
    }

    private void send(URI to, List<Map<String, Object>> all) {
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            for (Map<String, Object> event : all) {
                HttpResponse<String> answer = client.send(request(to, event), HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() >= 300) {
                    throw new IOException("it answered " + answer.statusCode());
                }
            }
        } catch (IOException | RuntimeException failed) {
            LOG.warnf("%s did not take the lineage of a run: %s", to, failed.getMessage());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest request(URI to, Map<String, Object> event) throws JsonProcessingException {
        return HttpRequest.newBuilder(to)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(event)))
                .build();
    }
}
