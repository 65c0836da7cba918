package kitchensync.simulator.trial.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.function.Function;
import kitchensync.simulator.trial.Estimate;
import kitchensync.simulator.trial.Group;
import kitchensync.simulator.trial.Measure;
import kitchensync.simulator.trial.Outcome;
import kitchensync.simulator.trial.Setting;
import kitchensync.simulator.trial.TrialResult;

/**
 * A trial's result as JSON: setting, contender, figures. {@code waste_pct}, {@code service_pct}, {@code profit} (of a
 * store in a day), each with {@code .._low} and {@code .._high} of its 95 % interval; null where there is none.
 */
public final class TrialJson {

    /** More is noise. */
    private static final MathContext DIGITS = new MathContext(7);

    private final TrialResult result;

    private TrialJson(TrialResult result) {
        this.result = result;
    }

    /** With {@code by_weather} and {@code by_level}, and {@code gap_closed_pct} where it can be told. */
    public static ObjectNode summary(TrialResult result) {
        return new TrialJson(result).write(false);
    }

    /** The same with {@code by_item}, and with {@code less}: each contender's figures less every other's. */
    public static ObjectNode full(TrialResult result) {
        return new TrialJson(result).write(true);
    }

    private ObjectNode write(boolean full) {
        ObjectNode settings = JsonNodeFactory.instance.objectNode();
        for (Setting setting : result.spec().settings()) {
            ObjectNode contenders = settings.putObject(setting.id());
            for (String contender : result.contenders()) {
                ObjectNode node = contenders.putObject(contender);
                figures(node, result.outcome(setting, contender, new Group.All()));
                result.gapClosedPct(setting, contender).ifPresent(gap -> number(node, "gap_closed_pct", gap));
                groups(node.putObject("by_weather"), setting, contender, result.weathers(setting), Group::id);
                groups(node.putObject("by_level"), setting, contender, result.levels(), Group::id);
                if (full) {
                    groups(node.putObject("by_item"), setting, contender, result.items(setting), result::itemId);
                    differences(node.putObject("less"), setting, contender);
                }
            }
        }
        return settings;
    }

    private <G extends Group> void groups(
            ObjectNode node, Setting setting, String contender, List<G> groups, Function<G, String> name) {
        groups.forEach(group -> figures(node.putObject(name.apply(group)), result.outcome(setting, contender, group)));
    }

    private void differences(ObjectNode node, Setting setting, String contender) {
        for (String other : result.contenders()) {
            if (!other.equals(contender)) {
                ObjectNode less = node.putObject(other);
                for (Measure measure : Measure.values()) {
                    estimate(less, measure, result.difference(setting, measure, new Group.All(), contender, other));
                }
            }
        }
    }

    private static void figures(ObjectNode node, Outcome outcome) {
        for (Measure measure : Measure.values()) {
            estimate(node, measure, outcome.estimate(measure));
        }
        node.put("units_sold", outcome.total().sold())
                .put("units_missed", outcome.total().missed())
                .put("units_wasted", outcome.total().wasted());
    }

    private static void estimate(ObjectNode node, Measure measure, Estimate estimate) {
        number(node, measure.id(), estimate.value());
        number(node, measure.id() + "_low", estimate.low());
        number(node, measure.id() + "_high", estimate.high());
    }

    private static void number(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, new BigDecimal(value).round(DIGITS).doubleValue());
        } else {
            node.putNull(name);
        }
    }
}
