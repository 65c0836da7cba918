package kitchensync.simulator.trial.report;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Template;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kitchensync.domain.catalogue.CookIn;
import kitchensync.simulator.trial.Group;
import kitchensync.simulator.trial.Measure;
import kitchensync.simulator.trial.Outcome;
import kitchensync.simulator.trial.Setting;
import kitchensync.simulator.trial.TrialResult;

/** A trial's result as one HTML file with pictures, without scripts: to be looked at, sent on and printed. */
public final class TrialPage {

    private static final String TEMPLATE = "/kitchensync/simulator/trial/page.html";

    private final TrialResult result;

    private TrialPage(TrialResult result) {
        this.result = result;
    }

    record Page(
            String facts, List<OfSetting> settings, int width, int height, int left, int right, int top, int bottom) {

        public int plotWidth() {
            return right - left;
        }

        public int plotHeight() {
            return bottom - top;
        }
    }

    record OfSetting(String title, Chart chart, List<Row> rows, List<Part> parts) {}

    record Row(int number, String name, String waste, String service, String profit, String gap) {}

    record Part(String title, String what, List<String> columns, List<PartRow> rows) {}

    record PartRow(String name, List<String> cells) {}

    /** Writes the page. @throws IOException when the file cannot be written */
    public static void write(TrialResult result, Path file) throws IOException {
        Files.writeString(file, of(result));
    }

    static String of(TrialResult result) {
        Engine engine = Engine.builder()
                .addDefaults()
                .addValueResolver(new ReflectionValueResolver())
                .addResultMapper(new HtmlEscaper(List.of("text/html")))
                .build();
        Template template = engine.parse(template(), Variant.forContentType("text/html"));
        return template.data("page", new TrialPage(result).page()).render();
    }

    private static String template() {
        try (InputStream stream = TrialPage.class.getResourceAsStream(TEMPLATE)) {
            if (stream == null) {
                throw new IllegalStateException(TEMPLATE + " is not in the jar");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Page page() {
        String facts = "%d stores, %d days from %s after %d days of history, seeds %s."
                .formatted(
                        result.spec().catalogue().activeStores().size(),
                        result.spec().days(),
                        result.spec().firstDay(),
                        result.spec().learnDays(),
                        String.join(
                                ", ",
                                result.spec().seeds().stream()
                                        .map(String::valueOf)
                                        .toList()));
        return new Page(
                facts,
                result.spec().settings().stream().map(this::setting).toList(),
                Chart.WIDTH,
                Chart.HEIGHT,
                Chart.LEFT,
                Chart.RIGHT,
                Chart.TOP,
                Chart.BOTTOM);
    }

    private OfSetting setting(Setting setting) {
        List<String> names = result.contenders();
        List<Outcome> outcomes = names.stream()
                .map(name -> result.outcome(setting, name, new Group.All()))
                .toList();
        List<Row> rows = IntStream.range(0, names.size())
                .mapToObj(i -> row(setting, i + 1, names.get(i), outcomes.get(i)))
                .toList();
        return new OfSetting(title(setting), Chart.of(names, outcomes), rows, parts(setting));
    }

    private static String title(Setting setting) {
        String world = setting.world().id().replace('_', ' ');
        return world.substring(0, 1).toUpperCase(Locale.ROOT)
                + world.substring(1)
                + (setting.cookIn() == CookIn.BATCHES ? ", in whole batches" : ", by the unit");
    }

    private Row row(Setting setting, int number, String name, Outcome outcome) {
        return new Row(
                number,
                name,
                Figures.percent(outcome.wastePct()),
                Figures.percent(outcome.servicePct()),
                Figures.money(outcome.profit()),
                result.gapClosedPct(setting, name).map("%.0f %%"::formatted).orElse(""));
    }

    private List<Part> parts(Setting setting) {
        return Stream.of(
                        byContender("weather", setting, result.weathers(setting)),
                        byContender("level of store", setting, result.levels()),
                        byItem(setting))
                .flatMap(parts -> parts)
                .toList();
    }

    private Stream<Part> byContender(String by, Setting setting, List<Group> groups) {
        return Stream.of(Measure.values())
                .map(measure -> new Part(
                        title(measure, by),
                        "contender",
                        groups.stream().map(Group::id).toList(),
                        result.contenders().stream()
                                .map(name -> new PartRow(
                                        name,
                                        groups.stream()
                                                .map(group -> figure(measure, setting, name, group))
                                                .toList()))
                                .toList()));
    }

    private Stream<Part> byItem(Setting setting) {
        return Stream.of(Measure.values())
                .map(measure -> new Part(
                        title(measure, "item"),
                        "item",
                        result.contenders(),
                        result.items(setting).stream()
                                .map(item -> new PartRow(
                                        result.spec()
                                                .catalogue()
                                                .items()
                                                .get(item.item())
                                                .name(),
                                        result.contenders().stream()
                                                .map(name -> figure(measure, setting, name, item))
                                                .toList()))
                                .toList()));
    }

    private static String title(Measure measure, String by) {
        String title = Figures.title(measure);
        return title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1) + " by " + by;
    }

    private String figure(Measure measure, Setting setting, String contender, Group group) {
        return Figures.of(measure, result.outcome(setting, contender, group));
    }
}
