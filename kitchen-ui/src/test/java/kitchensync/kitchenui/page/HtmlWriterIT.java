package kitchensync.kitchenui.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import kitchensync.testkit.PostgresResource;
import org.jboss.resteasy.reactive.server.core.ServerSerialisers;
import org.junit.jupiter.api.Test;

/** That pages are written by it, which nobody would see but by their time, and that they are written whole. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class HtmlWriterIT {

    @TestHTTPResource("/stores/012/day")
    URI day;

    @Test
    void writesPagesAndNothingElse() {
        assertThat(writers(MediaType.TEXT_HTML_TYPE)).startsWith(HtmlWriter.class);
        assertThat(writers(new MediaType("text", "csv"))).doesNotContain(HtmlWriter.class);
    }

    @Test
    void aPageHasAllItsLetters() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer = client.send(
                    HttpRequest.newBuilder(day).header("Accept-Language", "es").build(),
                    HttpResponse.BodyHandlers.ofByteArray());

            assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
            assertThat(new String(answer.body(), UTF_8))
                    .contains("Pronóstico", "◀")
                    .endsWith("</html>\n");
        }
    }

    private static Stream<Class<?>> writers(MediaType type) {
        ServerSerialisers all = ResteasyReactiveRecorder.getCurrentDeployment().getSerialisers();
        return all.findWriters(null, String.class, type, RuntimeType.SERVER).stream()
                .map(Object::getClass);
    }
}
