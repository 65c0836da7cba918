package kitchensync.simulator.trial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kitchensync.domain.catalogue.Store;
import kitchensync.simulator.demand.Weather;

/** What came of a trial, by setting, contender and group. */
public final class TrialResult {

    private final TrialSpec spec;
    private final List<String> contenders;
    private final Map<Cell, List<PlayedDay>> days = new HashMap<>();

    private record Cell(Setting setting, String contender) {}

    /** @param days of every contender in the same order of seeds and dates, so that they can be paired */
    TrialResult(TrialSpec spec, List<String> contenders, List<PlayedDay> days) {
        this.spec = spec;
        this.contenders = contenders;
        days.forEach(day -> this.days
                .computeIfAbsent(new Cell(day.setting(), day.contender()), cell -> new ArrayList<>())
                .add(day));
    }

    public TrialSpec spec() {
        return spec;
    }

    /** Ids, in the order in which they were entered. */
    public List<String> contenders() {
        return contenders;
    }

    /** The groups by weather that a setting's days fell in. */
    public List<Group> weathers(Setting setting) {
        return Arrays.stream(Weather.Bucket.values())
                .map(bucket -> (Group) new Group.InWeather(bucket))
                .filter(group -> has(setting, group))
                .toList();
    }

    /** The groups by level of store that there are. */
    public List<Group> levels() {
        return spec.catalogue().activeStores().stream()
                .map(Store::level)
                .distinct()
                .sorted()
                .map(level -> (Group) new Group.AtLevel(level))
                .toList();
    }

    /** The groups of items that anybody asked for. */
    public List<Group.OfItem> items(Setting setting) {
        return IntStream.range(0, spec.catalogue().items().size())
                .mapToObj(Group.OfItem::new)
                .filter(group -> has(setting, group))
                .toList();
    }

    /** The id of a group's item. */
    public String itemId(Group.OfItem item) {
        return spec.catalogue().items().get(item.item()).id();
    }

    private boolean has(Setting setting, Group group) {
        return days(setting, contenders.getFirst()).stream()
                .anyMatch(day -> day.tally(group).demanded() > 0);
    }

    /** @throws IllegalArgumentException when the contender or the setting was not in the trial */
    public Outcome outcome(Setting setting, String contender, Group group) {
        List<PlayedDay> played = days(setting, contender);
        return new Outcome(
                played.stream().map(day -> day.tally(group)).reduce(Tally.NONE, Tally::plus),
                estimate(Measure.WASTE_PCT, played, group),
                estimate(Measure.SERVICE_PCT, played, group),
                estimate(Measure.PROFIT, played, group));
    }

    private static Estimate estimate(Measure measure, List<PlayedDay> days, Group group) {
        return Estimate.ratio(above(measure, days, group), below(measure, days, group));
    }

    /** The contender's figure less the other's, on the same days. */
    public Estimate difference(Setting setting, Measure measure, Group group, String contender, String other) {
        List<PlayedDay> played = days(setting, contender);
        List<PlayedDay> others = days(setting, other);
        return Estimate.difference(
                above(measure, played, group),
                below(measure, played, group),
                above(measure, others, group),
                below(measure, others, group));
    }

    /**
     * How much of the way from the better of the predecessor's two rules to the clairvoyant a contender's profit has come, in
     * percent; empty without one of these in the trial.
     */
    public Optional<Double> gapClosedPct(Setting setting, String contender) {
        Stream<String> rules = contenders.stream().filter(Contenders.PREDECESSORS::contains);
        Optional<Double> from = rules.map(rule -> profit(setting, rule)).max(Comparator.naturalOrder());
        if (from.isEmpty() || !contenders.contains(Clairvoyant.ID)) {
            return Optional.empty();
        }
        double gap = profit(setting, Clairvoyant.ID) - from.get();
        return Optional.of(100 * (profit(setting, contender) - from.get()) / gap);
    }

    private double profit(Setting setting, String contender) {
        return outcome(setting, contender, new Group.All()).profit().value();
    }

    private List<PlayedDay> days(Setting setting, String contender) {
        List<PlayedDay> played = days.get(new Cell(setting, contender));
        if (played == null) {
            throw new IllegalArgumentException(contender + " was not in the trial of " + setting.id());
        }
        return played;
    }

    private static double[] above(Measure measure, List<PlayedDay> days, Group group) {
        return days.stream().mapToDouble(day -> measure.above(day.tally(group))).toArray();
    }

    private static double[] below(Measure measure, List<PlayedDay> days, Group group) {
        return days.stream()
                .mapToDouble(day -> measure.below(day.tally(group), day.storeDays(group)))
                .toArray();
    }
}
