package kitchensync.bench.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A worker, and what it is told to do over loopback. It takes the times itself. */
public final class WorkerProcess implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final int OK = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String name;
    private final ChildProcess process;
    private final URI at;
    private final HttpClient client = HttpClient.newHttpClient();

    private WorkerProcess(String name, ChildProcess process, URI at) {
        this.name = name;
        this.process = process;
        this.at = at;
    }

    /**
     * @param name of its log
     * @param command java with its options and the jar
     * @param settings in its environment
     */
    public static WorkerProcess start(String name, List<String> command, Path folder, Map<String, String> settings)
            throws IOException, InterruptedException {
        int port = ChildProcess.freePort();
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(port));
        ChildProcess process = ChildProcess.start(name, command, folder, environment, folder.resolve(name + ".log"));
        URI at = URI.create("http://127.0.0.1:" + port + "/bench/");
        try {
            process.awaitReady(at.resolve("ready"), START_LIMIT);
        } catch (IOException | InterruptedException failed) {
            process.close();
            throw failed;
        }
        return new WorkerProcess(name, process, at);
    }

    /**
     * @param task with its parameters, {@code run?full=true} say
     * @throws IOException when it fails, with what the worker says of it
     */
    public JsonNode tell(String task) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(at.resolve(task))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        var answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != OK) {
            throw new IOException(name + " could not do '" + task + "': " + answer.body() + process.end());
        }
        return JSON.readTree(answer.body());
    }

    public ProcessUse use() {
        return process.use();
    }

    @Override
    public void close() {
        client.close();
        process.close();
    }
}
