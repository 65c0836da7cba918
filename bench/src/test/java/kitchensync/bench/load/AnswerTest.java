package kitchensync.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnswerTest {

    @Test
    void anEventThatIsNewCounts() {
        assertThat(of(200, 1, "{\"status\":\"ok\",\"store_id\":\"0001\",\"result\":\"stored\"}"))
                .isEqualTo(new Answer.Stored(1));
    }

    @Test
    void aDuplicateIsAFailureBecauseNoIdIsSentTwice() {
        assertThat(of(200, 1, "{\"status\":\"ok\",\"store_id\":\"0001\",\"result\":\"duplicate\"}"))
                .isInstanceOf(Answer.Failed.class);
    }

    @Test
    void aBatchCountsWhenAllOfItIsNew() {
        assertThat(of(200, 500, "{\"status\":\"ok\",\"stored\":500,\"duplicates\":0,\"results\":[{\"result\":\"sto"))
                .isEqualTo(new Answer.Stored(500));
    }

    @Test
    void aBatchThatIsStoredInPartIsAFailure() {
        assertThat(of(200, 500, "{\"status\":\"ok\",\"stored\":499,\"duplicates\":0,\"rejected\":1"))
                .isInstanceOf(Answer.Failed.class);
    }

    @Test
    void tooBusyIsNoFailure() {
        assertThat(of(503, 1, "{}")).isEqualTo(new Answer.Refused());
    }

    @Test
    void anErrorIsAFailureThatSaysWhatItWas() {
        assertThat(of(404, 1, "unknown store")).isEqualTo(new Answer.Failed("status 404: unknown store"));
    }

    private static Answer of(int status, int sent, String body) {
        byte[] bytes = body.getBytes(UTF_8);
        return Answer.of(status, sent, bytes, bytes.length);
    }
}
