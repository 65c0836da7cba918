package kitchensync.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class SeenTest {

    private static final UUID A = SentEvent.id("012", 1, 1);
    private static final UUID B = SentEvent.id("012", 2, 2);
    private static final UUID OTHER_STORE = SentEvent.id("027", 3, 3);

    private final Seen page = new Seen("page", false);
    private final Seen topic = new Seen("topic", true);

    @Test
    void whatIsInOrderIsRight() {
        page.event(1, "012", 1, A);
        page.event(2, "027", 1, OTHER_STORE);
        page.event(3, "012", 2, B);

        assertThat(page.wrong()).isEmpty();
        assertThat(page.last()).isEqualTo(3);
    }

    @Test
    void aGapIsFound() {
        page.event(1, "012", 1, A);
        page.event(3, "012", 2, B);

        assertThat(page.wrong()).containsExactly("page: position 3 after 1");
    }

    @Test
    void anEventTwiceIsFoundInAPageAndDroppedFromTheTopic() {
        for (Seen reader : new Seen[] {page, topic}) {
            reader.event(1, "012", 1, A);
            reader.event(2, "012", 2, B);
            reader.event(1, "012", 1, A);
        }

        assertThat(page.wrong()).hasSize(1);
        assertThat(topic.wrong()).isEmpty();
        assertThat(topic.repeated()).isEqualTo(1);
        assertThat(topic.size()).isEqualTo(2);
    }

    @Test
    void anotherOrderWithinAStoreIsFoundInTheTopicToo() {
        topic.event(2, "012", 2, B);
        topic.event(1, "012", 1, A);

        assertThat(topic.wrong()).contains("topic: store 012: seq 2 after 0");
    }

    @Test
    void anEventUnderAnotherStoreIsFound() {
        page.event(1, "012", 1, OTHER_STORE);

        assertThat(page.wrong()).containsExactly("page: event %s under store 012".formatted(OTHER_STORE));
    }
}
