package kitchensync.pipeline.layer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StatementsTest {

    @Test
    void semicolonsInTextsNamesAndCommentsPartNothing() {
        String text =
                "-- first; of two\ninsert into a values ('x;''y', \"b;c\");\n\ndelete from a -- all; of it\n;\n-- the end\n";

        assertThat(Statements.split(text))
                .containsExactly(
                        "-- first; of two\ninsert into a values ('x;''y', \"b;c\")", "delete from a -- all; of it");
    }
}
