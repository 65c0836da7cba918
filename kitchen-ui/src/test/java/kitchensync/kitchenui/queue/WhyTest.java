package kitchensync.kitchenui.queue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhyTest {

    private static final String COSTS = ", a miss costs 1.79 and a throw-away 1.20";
    private static final String SENTENCE = "4: expect 4.1 until 12:45, nothing on hand" + COSTS;

    private static Why why(String sentence) {
        return Why.of(sentence).orElseThrow();
    }

    @Test
    void whatIsExpectedIsFoundWhateverIsInStock() {
        assertThat(why("6: expect 4.1 until 12:45, 4.5 on hand of which 1.5 expire 11:50, 2 cooking" + COSTS))
                .isEqualTo(new Why("4", "12:45", false, null, null, false, null, false, null, null))
                .isEqualTo(why(SENTENCE));
        assertThat(why("6: expect 4.1 until 12:45, 2 on hand expire 11:50" + COSTS))
                .isEqualTo(why(SENTENCE));
        assertThat(why(SENTENCE.replace("1.79", "1.79 (counted as 7.16)"))).isEqualTo(why(SENTENCE));
    }

    @Test
    void expectedUnitsAreWholeButBelowOne() {
        assertThat(why(SENTENCE.replace("4.1", "117.4")).expect()).isEqualTo("117");
        assertThat(why(SENTENCE.replace("4.1", "0.4")).expect()).isEqualTo("0.4");
    }

    @Test
    void whatDecidedIsFound() {
        assertThat(why(SENTENCE + "; too late to sell more").tooLate()).isTrue();
        assertThat(why(SENTENCE + "; 6 would pay, but there is no more room at the left fryer"))
                .extracting(Why::would, Why::fullStation)
                .containsExactly("6", "left fryer");
        assertThat(why(SENTENCE + "; 6 would pay, but the crew can start no more"))
                .extracting(Why::would, Why::fullStation)
                .containsExactly("6", null);
        assertThat(why(SENTENCE + "; so many are always to be there").minimum()).isTrue();
    }

    @Test
    void aManagersWordIsFoundWithItsReason() {
        assertThat(why(SENTENCE + "; Bo says 50 % more (game (home); late), otherwise 4"))
                .extracting(Why::manager, Why::more, Why::percent, Why::note)
                .containsExactly("Bo", true, "50", "game (home); late");
        assertThat(why(SENTENCE + "; so many are always to be there; Ann says none (recall), otherwise 6"))
                .extracting(Why::manager, Why::percent, Why::minimum)
                .containsExactly("Ann", null, true);
        String full = SENTENCE + "; 6 would pay, but there is no more room at the left fryer";
        assertThat(why(full + "; Bo; night shift says 20 % less (rain), otherwise 5"))
                .extracting(Why::fullStation, Why::manager, Why::percent)
                .containsExactly("left fryer", "Bo; night shift", "20");
    }

    @ParameterizedTest
    @ValueSource(strings = {"why", "", "6: expect 4.1 until 12:45", "6: expect x until 12:45, nothing on hand" + COSTS})
    void whatIsNoSuchSentenceIsLeftAsItIs(String other) {
        assertThat(Why.of(other)).isEmpty();
    }
}
