package kitchensync.bench.startup;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A request, and what is in a right answer.
 *
 * @param part of the answer's text
 * @param body empty for none; {@code {now}} in it is the time
 */
record Question(String service, String method, String path, int status, String part, String body) {

    private static final int FIELDS = 6;
    private static final int PATIENCE_MILLIS = 10_000;

    /** What came back. */
    record Answer(int status, String text) {}

    /** All that a file asks of a service, in its order; {@code #} begins a comment. */
    static List<Question> of(String service, Path file) throws IOException {
        List<Question> questions = Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Question::read)
                .filter(question -> question.service.equals(service))
                .toList();
        if (questions.isEmpty()) {
            throw new IOException(file + " asks nothing of " + service);
        }
        return questions;
    }

    static Question read(String line) {
        String[] fields = line.split("\\|", FIELDS);
        if (fields.length < FIELDS) {
            throw new IllegalArgumentException("a question has " + FIELDS + " fields: " + line);
        }
        return new Question(
                fields[0].strip(),
                fields[1].strip(),
                fields[2].strip(),
                Integer.parseInt(fields[3].strip()),
                fields[4].strip(),
                fields[5].strip());
    }

    boolean isAnsweredBy(Answer answer) {
        return answer.status() == status && answer.text().contains(part);
    }

    /** @throws IOException while nobody listens */
    Answer ask(int port, Clock clock) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
        connection.setConnectTimeout(PATIENCE_MILLIS);
        connection.setReadTimeout(PATIENCE_MILLIS);
        connection.setRequestMethod(method);
        if (!body.isEmpty()) {
            connection.setRequestProperty("Content-Type", "application/json");
            connection.setDoOutput(true);
            String now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
            connection.getOutputStream().write(body.replace("{now}", now).getBytes(StandardCharsets.UTF_8));
        }
        int code = connection.getResponseCode();
        try (var in =
                code < HttpURLConnection.HTTP_BAD_REQUEST ? connection.getInputStream() : connection.getErrorStream()) {
            return new Answer(code, in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
