package kitchensync.kitchenui.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void moneyHasCentsAndThousands() {
        assertThat(Figures.money(new BigDecimal("1234567.8"))).isEqualTo("$1,234,567.80");
        assertThat(Figures.money(new BigDecimal("-0.055"))).isEqualTo("-$0.06");
        assertThat(Figures.money(new BigDecimal("3"))).isEqualTo("$3.00");
        assertThat(Figures.money(BigDecimal.ZERO)).isEqualTo("$0.00");
    }

    @Test
    void expectedUnitsAreWholeForTheEyeAlone() {
        assertThat(Cell.whole(117.44)).isEqualTo(new Cell("117", "117.44", true, "", ""));
        assertThat(Cell.whole(Double.NaN).text()).isEqualTo(Figures.NONE);
    }

    @Test
    void shortNumbersAreRoundedToATenth() {
        assertThat(Figures.decimal(1234.56)).isEqualTo("1,234.6");
        assertThat(Figures.decimal(-0.04)).isEqualTo("0.0");
        assertThat(Figures.decimal(-2.25)).isEqualTo("-2.3");
        assertThat(Figures.percent(.1234)).isEqualTo("12.3 %");
        assertThat(Figures.percent(Double.NaN)).isEqualTo(Figures.NONE);
        assertThat(Figures.units(-1200)).isEqualTo("-1,200");
        assertThat(Figures.hour(7) + Figures.hour(13)).isEqualTo("07:0013:00");
    }
}
