package kitchensync.kitchenui.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class ChartTest {

    private static Chart chart(double max) {
        return new Chart("c", "A <b> & \"c\"", "What it says", List.of("06:00", "07:00", "08:00"), max, "units", 240);
    }

    private static Document parsed(Chart chart) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(chart.svg())));
    }

    @Test
    void aBarIsAsHighAsItsValueOnTheScale() throws Exception {
        // When: 10 fits a scale up to 10, of which 5 is half
        Document svg = parsed(chart(10).bars("sold", new double[] {10, 0, 5}, "sold", 0, 1));

        // Then: the legend's sample, and no bar for nothing
        assertThat(svg.getElementsByTagName("rect").getLength()).isEqualTo(3);
        double full = height(svg, 0);
        assertThat(full).isEqualTo(240 - 24 - 34);
        assertThat(height(svg, 1)).isEqualTo(full / 2);
    }

    private static double height(Document svg, int bar) {
        Element rect = (Element) svg.getElementsByTagName("rect").item(bar);
        return Double.parseDouble(rect.getAttribute("height"));
    }

    @Test
    void aGapBreaksALineAndABand() throws Exception {
        Document svg = parsed(chart(4).line("forecast", new double[] {1, Double.NaN, 2}, "forecast")
                .band("95 %", new double[] {1, Double.NaN, 0}, new double[] {2, 3, 4}, "p95"));

        assertThat(svg.getElementsByTagName("polyline").getLength()).isEqualTo(2);
        assertThat(svg.getElementsByTagName("polygon").getLength()).isEqualTo(2);
    }

    @Test
    void peopleWhoCannotSeeItAreToldWhatItIs() throws Exception {
        Document svg = parsed(chart(1).dots("actual", new double[] {1, 1, 1}, "actual"));

        assertThat(svg.getDocumentElement().getAttribute("role")).isEqualTo("img");
        assertThat(svg.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("A <b> & \"c\"");
        assertThat(svg.getElementsByTagName("desc").item(0).getTextContent()).isEqualTo("What it says");
    }

    @Test
    void theScaleEndsAtARoundNumber() {
        assertThat(Chart.nice(0)).isEqualTo(4);
        assertThat(Chart.nice(0.3)).isEqualTo(1);
        assertThat(Chart.nice(17)).isEqualTo(20);
        assertThat(Chart.nice(41)).isEqualTo(60);
        assertThat(Chart.nice(8)).isEqualTo(8);
        assertThat(Chart.nice(950)).isEqualTo(1000);
    }
}
