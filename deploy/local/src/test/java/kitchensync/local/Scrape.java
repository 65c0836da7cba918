package kitchensync.local;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What {@code /q/metrics} answered: the metrics, and the values of their labels. */
record Scrape(Map<String, Map<String, Set<String>>> labels) {

    private static final Pattern SERIES = Pattern.compile("^([a-zA-Z_:][\\w:]*)(?:\\{(.*?)\\})? \\S+( .*)?$");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** Ids of stores, events and people, positions, and texts that somebody has typed. */
    private static final Pattern OF_A_REQUEST =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-.*|.*/\\d{3}(/.*)?|.*nobody-knows.*" + "|store_.*|[0-9a-f]{16,}");

    private static final int MOST_VALUES = 100;

    static Scrape of(String text) {
        Map<String, Map<String, Set<String>>> metrics = new TreeMap<>();
        for (String line : text.lines().toList()) {
            Matcher series = SERIES.matcher(line);
            if (series.matches()) {
                Map<String, Set<String>> labels =
                        metrics.computeIfAbsent(series.group(1), metric -> new LinkedHashMap<>());
                if (series.group(2) != null) {
                    LABEL.matcher(series.group(2))
                            .results()
                            .forEach(label -> labels.computeIfAbsent(label.group(1), name -> new TreeSet<>())
                                    .add(label.group(2)));
                }
            }
        }
        return new Scrape(metrics);
    }

    Set<String> names() {
        return labels.keySet();
    }

    /** Labels that grow with stores, events, people or requests. */
    Set<String> unbounded() {
        return labels.entrySet().stream()
                .flatMap(metric -> metric.getValue().entrySet().stream()
                        .filter(label -> label.getValue().size() > MOST_VALUES
                                || label.getValue().stream()
                                        .anyMatch(value ->
                                                OF_A_REQUEST.matcher(value).matches()))
                        .map(label -> metric.getKey() + "{" + label.getKey() + "} " + label.getValue()))
                .collect(Collectors.toSet());
    }
}
