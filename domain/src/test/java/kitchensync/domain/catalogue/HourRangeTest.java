package kitchensync.domain.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HourRangeTest {

    @ParameterizedTest
    @CsvSource({"24/7,0,24", "5am-11pm,5,23", "5-23,5,23", "12am-12pm,0,12", "6am-2am,6,2", "6am-12am,6,24"})
    void hoursReadAsPeopleWriteThem(String text, int from, int to) {
        assertThat(HourRange.parse(text)).isEqualTo(new HourRange(from, to));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "always", "5am", "25-26", "13pm-2am", "5am-5am"})
    void otherTextsAreRefused(String text) {
        assertThatThrownBy(() -> HourRange.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theEndIsNotPartOfIt() {
        HourRange day = new HourRange(5, 23);

        assertThat(day.contains(4)).isFalse();
        assertThat(day.contains(5)).isTrue();
        assertThat(day.contains(22)).isTrue();
        assertThat(day.contains(23)).isFalse();
        assertThat(day.hours()).hasSize(18);
    }

    @Test
    void aNightRangeRunsPastMidnight() {
        assertThat(new HourRange(22, 2).hours()).containsExactly(0, 1, 22, 23);
    }
}
