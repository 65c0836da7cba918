package kitchensync.bench.startup;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import kitchensync.bench.process.ChildProcess;

/**
 * One start of a service.
 *
 * @param seconds from the start of the process until its first right answer
 * @param rssMib memory of the process that is resident then, libraries and the mapped cache included
 */
record Start(double seconds, double rssMib) {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final long LOOK_AGAIN_MILLIS = 5;
    private static final double NANOS = 1e9;
    private static final double MIB = 1024 * 1024;

    /** How a service is started, and what it is asked. */
    record Form(
            String service,
            List<String> command,
            Path folder,
            Map<String, String> environment,
            List<Question> questions) {}

    /**
     * Starts it, asks all questions, and ends it.
     *
     * @param end how long it may take to end: one that writes a cache then takes longer
     * @throws IOException when an answer is wrong, or there is none
     */
    static Start of(Form form, Clock clock, Duration end) throws IOException, InterruptedException {
        int port = ChildProcess.freePort();
        Map<String, String> environment = new java.util.HashMap<>(form.environment());
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(port));
        long began = System.nanoTime();
        ChildProcess process = ChildProcess.start(
                form.service(),
                form.command(),
                form.folder(),
                environment,
                form.folder().resolve(form.service() + ".log"));
        try {
            Question first = form.questions().getFirst();
            Question.Answer answer = firstAnswer(first, port, clock, process, began);
            double seconds = (System.nanoTime() - began) / NANOS;
            check(first, answer, process);
            double rss = process.use().resident() / MIB;
            for (Question question :
                    form.questions().subList(1, form.questions().size())) {
                check(question, question.ask(port, clock), process);
            }
            return new Start(seconds, rss);
        } finally {
            process.close(end);
        }
    }

    /** Before it is ready it may refuse a connection, or say that it is not there yet. */
    private static Question.Answer firstAnswer(
            Question question, int port, Clock clock, ChildProcess process, long began)
            throws IOException, InterruptedException {
        while (true) {
            try {
                Question.Answer answer = question.ask(port, clock);
                if (question.isAnsweredBy(answer) || tooLate(began)) {
                    return answer;
                }
            } catch (IOException notYet) {
                if (!process.isAlive() || tooLate(began)) {
                    throw new IOException("it did not start" + process.end(), notYet);
                }
            }
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
    }

    private static boolean tooLate(long began) {
        return System.nanoTime() - began > LIMIT.toNanos();
    }

    private static void check(Question question, Question.Answer answer, ChildProcess process) throws IOException {
        if (!question.isAnsweredBy(answer)) {
            throw new IOException("%s answered %s %s with %d, not with %d and '%s': %.300s%s"
                    .formatted(
                            question.service(),
                            question.method(),
                            question.path(),
                            answer.status(),
                            question.status(),
                            question.part(),
                            answer.text(),
                            process.end()));
        }
    }
}
