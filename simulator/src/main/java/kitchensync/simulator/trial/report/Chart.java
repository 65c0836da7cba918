package kitchensync.simulator.trial.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kitchensync.simulator.trial.Estimate;
import kitchensync.simulator.trial.Outcome;

/**
 * Service against waste, one point a contender, in the coordinates of a picture.
 *
 * @param across ticks of the waste axis, which begins at 0
 * @param up ticks of the service axis, which ends at 100
 */
record Chart(List<Tick> across, List<Tick> up, List<Point> points) {

    static final int WIDTH = 640;
    static final int HEIGHT = 360;
    static final int LEFT = 52;
    static final int RIGHT = 625;
    static final int TOP = 28;
    static final int BOTTOM = 310;

    private static final int TICKS = 8;
    private static final List<Double> STEPS = List.of(.1, .2, .5, 1.0, 2.0, 5.0, 10.0, 20.0);
    private static final List<String> FILLS =
            List.of("#ffffff", "#cfe8ff", "#ffd9b3", "#ffe9a8", "#d7f0c8", "#e5d4f5", "#ffd0d8", "#c9f0ee", "#e0e0e0");

    record Tick(double at, String label) {}

    /** Numbers are written out, as a picture wants them. {@code x0..x1} and {@code y0..y1} are the 95 % intervals. */
    record Point(
            int number,
            String name,
            String waste,
            String service,
            String fill,
            double x,
            double y,
            double x0,
            double x1,
            double y0,
            double y1) {}

    static Chart of(List<String> names, List<Outcome> outcomes) {
        double mostWaste = most(outcomes.stream().map(Outcome::wastePct), 1);
        double mostMissed = most(outcomes.stream().map(outcome -> missed(outcome.servicePct())), 1);
        double wasteStep = step(mostWaste);
        double missedStep = step(mostMissed);
        double xScale = (RIGHT - LEFT) / (wasteStep * Math.ceil(mostWaste / wasteStep));
        double yScale = (BOTTOM - TOP) / (missedStep * Math.ceil(mostMissed / missedStep));
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Estimate waste = outcomes.get(i).wastePct();
            Estimate missed = missed(outcomes.get(i).servicePct());
            points.add(new Point(
                    i + 1,
                    names.get(i),
                    "%.2f %%".formatted(waste.value()),
                    "%.2f %%".formatted(100 - missed.value()),
                    FILLS.get(i % FILLS.size()),
                    tenth(LEFT + waste.value() * xScale),
                    tenth(TOP + missed.value() * yScale),
                    tenth(LEFT + finite(waste.low(), waste) * xScale),
                    tenth(LEFT + finite(waste.high(), waste) * xScale),
                    tenth(TOP + finite(missed.low(), missed) * yScale),
                    tenth(TOP + finite(missed.high(), missed) * yScale)));
        }
        return new Chart(
                ticks(mostWaste, wasteStep, LEFT, xScale, 0, 1),
                ticks(mostMissed, missedStep, TOP, yScale, 100, -1),
                points);
    }

    private static Estimate missed(Estimate service) {
        return new Estimate(100 - service.value(), 100 - service.high(), 100 - service.low());
    }

    private static double most(Stream<Estimate> estimates, double least) {
        return estimates
                .mapToDouble(estimate -> finite(estimate.high(), estimate))
                .filter(Double::isFinite)
                .reduce(least, Math::max);
    }

    private static double finite(double bound, Estimate estimate) {
        return Double.isFinite(bound) ? bound : estimate.value();
    }

    private static double step(double most) {
        return STEPS.stream().filter(step -> most / step <= TICKS).findFirst().orElse(50.0);
    }

    private static List<Tick> ticks(double most, double step, int from, double scale, double first, int sign) {
        return IntStream.rangeClosed(0, (int) Math.ceil(most / step))
                .mapToObj(i -> new Tick(
                        tenth(from + i * step * scale),
                        String.format(Locale.ROOT, step < 1 ? "%.1f" : "%.0f", first + sign * i * step)))
                .toList();
    }

    private static double tenth(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
