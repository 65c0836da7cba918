package kitchensync.local.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import kitchensync.local.data.Running;
import kitchensync.local.serve.LocalResource;

/** Asks the process that owns a data folder. */
final class Remote {

    private static final int OK = 200;
    private static final Duration CONNECT = Duration.ofSeconds(3);

    private Remote() {}

    /**
     * Posts a text and copies the answer.
     *
     * @throws IOException with the answer's own words when it is an error
     */
    static void post(Running running, String path, String body, OutputStream out)
            throws IOException, InterruptedException {
        post(running, path, body, answer -> answer.transferTo(out));
    }

    /** Takes an answer as it comes. */
    interface Reader {
        void read(InputStream answer) throws IOException;
    }

    /**
     * Posts a text and hands the answer over.
     *
     * @throws IOException with the answer's own words when it is an error
     */
    static void post(Running running, String path, String body, Reader reader)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(running.url() + path))
                .header(LocalResource.TOKEN, running.token())
                .header("Content-Type", "text/plain; charset=UTF-8")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build()) {
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream answer = response.body()) {
                if (response.statusCode() != OK) {
                    throw new IOException(new String(answer.readAllBytes(), StandardCharsets.UTF_8));
                }
                reader.read(answer);
            }
        }
    }
}
