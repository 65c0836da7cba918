package kitchensync.predictor.card;

import java.util.List;
import java.util.Locale;
import kitchensync.predictor.train.ModelCard;

/** The card's drawings, as SVG that needs no script. */
final class Charts {

    private static final int SIDE = 240;
    private static final int LEFT = 44;
    private static final int TOP = 10;

    private static final int WIDE = 640;
    private static final int HIGH = 120;
    private static final double MOST_BIAS = .3;

    private Charts() {}

    /** Actual against nominal levels; the diagonal is what honest odds give. */
    static String calibration(List<ModelCard.Level> levels) {
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg class=\"chart\" viewBox=\"0 0 %d %d\" width=\"%d\" role=\"img\""
                        + " aria-label=\"Calibration: actual against nominal level\">",
                SIDE + LEFT + 16,
                SIDE + TOP + 44,
                SIDE + LEFT + 16));
        for (double at : new double[] {0, .2, .4, .6, .8, 1}) {
            svg.append(line(x(at), y(0), x(at), y(1), "grid")).append(line(x(0), y(at), x(1), y(at), "grid"));
            svg.append(text(x(at), y(0) + 16, "middle", number(at)));
            svg.append(text(LEFT - 6, y(at) + 4, "end", number(at)));
        }
        svg.append(line(x(0), y(0), x(1), y(1), "honest"));
        svg.append("<polyline class=\"line\" points=\"");
        levels.forEach(level -> svg.append(point(level)).append(' '));
        svg.append("\"/>");
        for (ModelCard.Level level : levels) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<circle class=\"dot\" cx=\"%.1f\" cy=\"%.1f\" r=\"3\"/>",
                    x(level.nominal()),
                    y(level.actual())));
        }
        svg.append(text(x(.5), y(0) + 36, "middle", "nominal level"));
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"12\" y=\"%.0f\" text-anchor=\"middle\" transform=\"rotate(-90 12 %.0f)\">actual</text>",
                y(.5),
                y(.5)));
        return svg.append("</svg>").toString();
    }

    private static double x(double level) {
        return LEFT + level * SIDE;
    }

    private static double y(double level) {
        return TOP + (1 - level) * SIDE;
    }

    private static String point(ModelCard.Level level) {
        return String.format(Locale.ROOT, "%.1f,%.1f", x(level.nominal()), y(level.actual()));
    }

    /** A bar a day, up where too much was forecast; bars end at thirty percent. */
    static String bias(List<Drift.Day> days) {
        double middle = TOP + HIGH / 2.0;
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg class=\"chart\" viewBox=\"0 0 %d %d\" width=\"%d\" role=\"img\" aria-label=\"Bias by day\">",
                WIDE + LEFT + 10,
                HIGH + TOP + 24,
                WIDE + LEFT + 10));
        for (double at : new double[] {-MOST_BIAS, 0, MOST_BIAS}) {
            double height = middle - at / MOST_BIAS * HIGH / 2;
            svg.append(line(LEFT, height, LEFT + WIDE, height, at == 0 ? "honest" : "grid"));
            svg.append(text(LEFT - 6, height + 4, "end", String.format(Locale.ROOT, "%+.0f %%", 100 * at)));
        }
        double step = (double) WIDE / Math.max(14, days.size());
        for (int i = 0; i < days.size(); i++) {
            Drift.Day day = days.get(i);
            double height = Math.clamp(day.bias(), -MOST_BIAS, MOST_BIAS) / MOST_BIAS * HIGH / 2;
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect class=\"bar\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"><title>%s: %+.1f %%</title></rect>",
                    LEFT + i * step + step * .1,
                    Math.min(middle, middle - height),
                    step * .8,
                    Math.max(1, Math.abs(height)),
                    day.date(),
                    100 * day.bias()));
        }
        if (!days.isEmpty()) {
            svg.append(
                    text(LEFT, HIGH + TOP + 18, "start", days.getFirst().date().toString()));
            svg.append(text(
                    LEFT + days.size() * step,
                    HIGH + TOP + 18,
                    "end",
                    days.size() < 3 ? "" : days.getLast().date().toString()));
        }
        return svg.append("</svg>").toString();
    }

    private static String line(double x1, double y1, double x2, double y2, String look) {
        return String.format(
                Locale.ROOT,
                "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>",
                look,
                x1,
                y1,
                x2,
                y2);
    }

    private static String text(double x, double y, String anchor, String words) {
        return String.format(
                Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>", x, y, anchor, words);
    }

    private static String number(double at) {
        return String.format(Locale.ROOT, "%.1f", at);
    }
}
