package kitchensync.bench.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class QuestionTest {

    private static final Path FILE = Path.of("../deploy/images/questions.txt");

    @Test
    void everyServiceIsAskedSomething() throws IOException {
        for (String service : StandaloneService.NAMES) {
            assertThat(Question.of(service, FILE)).hasSizeGreaterThan(3);
        }
        assertThatThrownBy(() -> Question.of("nobody", FILE)).isInstanceOf(IOException.class);
    }

    @Test
    void anAnswerIsRightByItsStatusAndItsText() {
        Question question = Question.read("ingest | GET | /health | 200 | \"UP\" | {\"a\": \"b|c\"}");

        assertThat(question.body()).isEqualTo("{\"a\": \"b|c\"}");
        assertThat(question.isAnsweredBy(new Question.Answer(200, "{\"status\":\"UP\"}")))
                .isTrue();
        assertThat(question.isAnsweredBy(new Question.Answer(503, "{\"status\":\"UP\"}")))
                .isFalse();
        assertThat(question.isAnsweredBy(new Question.Answer(200, "{\"status\":\"DOWN\"}")))
                .isFalse();
    }
}
