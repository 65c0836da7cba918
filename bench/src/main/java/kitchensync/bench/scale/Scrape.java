package kitchensync.bench.scale;

import java.util.Arrays;

/**
 * What a service says of itself in Prometheus' text format.
 *
 * @see <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">the format</a>
 */
record Scrape(String text) {

    /** The sum of a metric over its labels, of those series that have {@code label}; 0 when there is none. */
    double sum(String metric, String label) {
        return Arrays.stream(text.split("\n"))
                .filter(line -> line.startsWith(metric + " ") || line.startsWith(metric + "{"))
                .filter(line -> line.contains(label))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
