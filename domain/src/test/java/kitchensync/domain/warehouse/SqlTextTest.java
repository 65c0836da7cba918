package kitchensync.domain.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SqlTextTest {

    @Test
    void aTextEndsWhereItEnds() {
        assertThat(SqlText.of("PAIN D'EPICES")).isEqualTo("'PAIN D''EPICES'");
        assertThat(SqlText.of("")).isEqualTo("''");
    }

    @Test
    void aBackslashMeansTheSameInEveryWarehouse() {
        assertThat(SqlText.of("half\\'n")).isEqualTo("('half' || chr(92) || '''n')");
    }

    @Test
    void rowsAreNumberedInTheirOrder() {
        assertThat(SqlText.values(List.of("012", "D'S"))).isEqualTo("(values ('012', 0), ('D''S', 1))");
    }
}
