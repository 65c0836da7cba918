package kitchensync.kitchenui.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A chart as SVG, made on the server: categories from left to right, one scale from 0 up. Colours are classes of the
 * stylesheet; series differ in shape as well, for print and for who cannot tell the colours apart. What it shows stands
 * in a table beside it.
 */
public final class Chart {

    private static final int WIDTH = 720;
    private static final int LEFT = 48;
    private static final int RIGHT = 8;
    private static final int TOP = 34;
    private static final int BOTTOM = 24;
    private static final int TICKS = 4;

    private final String id;
    private final String title;
    private final String description;
    private final List<String> labels;
    private final int height;
    private final double top;
    private final StringBuilder shapes = new StringBuilder();
    private final StringBuilder legend = new StringBuilder();
    private final String axis;
    private int legendAt = LEFT + 8;

    /**
     * @param id unlike that of any other chart of the page
     * @param labels of the categories; empty ones are left out
     * @param max the greatest value that will be shown
     * @param unit of the values, as in {@code units} or {@code $}
     */
    public Chart(
            String id, String title, String description, List<String> labels, double max, String unit, int height) {
        this.id = id;
        this.title = title;
        this.description = description;
        this.labels = List.copyOf(labels);
        this.height = height;
        this.top = nice(max);
        this.axis = axis(unit);
    }

    /** The whole SVG element. */
    public String svg() {
        return "<svg class=\"chart\" viewBox=\"0 0 " + WIDTH + " " + height + "\" role=\"img\" aria-labelledby=\"" + id
                + "-title " + id + "-desc\"><title id=\"" + id + "-title\">" + Html.escaped(title)
                + "</title><desc id=\""
                + id
                + "-desc\">" + Html.escaped(description) + "</desc>" + axis + shapes + legend + "</svg>";
    }

    /** Between two values each; NaN leaves a gap. */
    public Chart band(String name, double[] low, double[] high, String style) {
        entry(name, "<rect class=\"" + style + "\" x=\"%d\" y=\"9\" width=\"16\" height=\"10\"/>");
        for (List<Integer> run : runs(low)) {
            // A band of one point still has a width
            shapes.append("<polygon class=\"").append(style).append("\" points=\"");
            run.forEach(i -> edges(i, y(high[i])));
            run.reversed().forEach(i -> backEdges(i, y(low[i])));
            shapes.append("\"/>");
        }
        return this;
    }

    /** From point to point; NaN leaves a gap. */
    public Chart line(String name, double[] values, String style) {
        entry(name, "<line class=\"" + style + "\" x1=\"%d\" y1=\"14\" x2=\"%2$d\" y2=\"14\"/>");
        for (List<Integer> run : runs(values)) {
            shapes.append("<polyline class=\"").append(style).append("\" points=\"");
            run.forEach(i -> point(x(i), y(values[i])));
            shapes.append("\"/>");
        }
        return this;
    }

    /** Round marks; NaN leaves one out. */
    public Chart dots(String name, double[] values, String style) {
        entry(name, "<circle class=\"" + style + "\" cx=\"%3$d\" cy=\"14\" r=\"4\"/>");
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                shapes.append("<circle class=\"").append(style);
                number(shapes, "\" cx=\"", x(i));
                number(shapes, "\" cy=\"", y(values[i]));
                shapes.append("\" r=\"3.5\"/>");
            }
        }
        return this;
    }

    /** Columns, one of {@code of} side by side. */
    public Chart bars(String name, double[] values, String style, int place, int of) {
        entry(name, "<rect class=\"" + style + "\" x=\"%d\" y=\"8\" width=\"12\" height=\"12\"/>");
        double width = 0.8 * step() / of;
        for (int i = 0; i < values.length; i++) {
            if (values[i] > 0) {
                shapes.append("<rect class=\"").append(style);
                number(shapes, "\" x=\"", x(i) - 0.4 * step() + place * width);
                number(shapes, "\" y=\"", y(values[i]));
                number(shapes, "\" width=\"", width);
                number(shapes, "\" height=\"", y(0) - y(values[i]));
                shapes.append("\"/>");
            }
        }
        return this;
    }

    /** An upright line before a category, with words beside it. */
    public Chart mark(int before, String words) {
        double x = x(before) - step() / 2;
        rule(shapes, "mark", x, TOP - 4, x, y(0));
        text(shapes, "", x + 4, TOP + 6, words);
        return this;
    }

    private String axis(String unit) {
        StringBuilder axes = new StringBuilder(2048);
        text(axes, " class=\"end\"", LEFT - 5, 18, unit);
        for (int tick = 0; tick <= TICKS; tick++) {
            double value = top * tick / TICKS;
            rule(axes, "grid", LEFT, y(value), WIDTH - RIGHT, y(value));
            String words = value == Math.rint(value) ? Figures.units((long) value) : Figures.decimal(value);
            text(axes, " class=\"end\"", LEFT - 5, y(value) + 4, words);
        }
        for (int i = 0; i < labels.size(); i++) {
            if (!labels.get(i).isEmpty()) {
                text(axes, " class=\"middle\"", x(i), height - 7, labels.get(i));
            }
        }
        return axes.toString();
    }

    private void entry(String name, String sample) {
        if (name.isEmpty()) {
            return;
        }
        legend.append(String.format(Locale.ROOT, sample, legendAt, legendAt + 16, legendAt + 8))
                .append("<text x=\"")
                .append(legendAt + 20)
                .append("\" y=\"18\">")
                .append(Html.escaped(name))
                .append("</text>");
        legendAt += 36 + 8 * name.length();
    }

    private static void rule(StringBuilder to, String style, double x1, double y1, double x2, double y2) {
        to.append("<line class=\"").append(style);
        number(to, "\" x1=\"", x1);
        number(to, "\" y1=\"", y1);
        number(to, "\" x2=\"", x2);
        number(to, "\" y2=\"", y2);
        to.append("\"/>");
    }

    private static void text(StringBuilder to, String style, double x, double y, String words) {
        to.append("<text").append(style);
        number(to, " x=\"", x);
        number(to, "\" y=\"", y);
        to.append("\">").append(Html.escaped(words)).append("</text>");
    }

    private void edges(int i, double y) {
        point(x(i) - step() / 2, y);
        point(x(i) + step() / 2, y);
    }

    private void backEdges(int i, double y) {
        point(x(i) + step() / 2, y);
        point(x(i) - step() / 2, y);
    }

    private void point(double x, double y) {
        number(shapes, "", x);
        number(shapes, ",", y);
        shapes.append(' ');
    }

    /** With one decimal; a chart has hundreds of numbers, and a format string takes ten times as long. */
    private static void number(StringBuilder to, String before, double value) {
        long tenths = Math.round(Math.abs(value) * 10);
        to.append(before)
                .append(value < 0 && tenths > 0 ? "-" : "")
                .append(tenths / 10)
                .append('.')
                .append(tenths % 10);
    }

    private double step() {
        return (double) (WIDTH - LEFT - RIGHT) / Math.max(1, labels.size());
    }

    private double x(int category) {
        return LEFT + (category + 0.5) * step();
    }

    private double y(double value) {
        return height - BOTTOM - (height - BOTTOM - TOP) * value / top;
    }

    /** Categories that are next to each other and have values. */
    private static List<List<Integer>> runs(double[] values) {
        List<List<Integer>> runs = new ArrayList<>();
        IntStream.range(0, values.length).filter(i -> !Double.isNaN(values[i])).forEach(i -> {
            if (i == 0 || Double.isNaN(values[i - 1])) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(i);
        });
        return runs;
    }

    /** The least of 1, 2, 4 and 8 times a power of ten that is not below: four ticks are round numbers then. */
    static double nice(double max) {
        if (!(max > 0)) {
            return TICKS;
        }
        double power = Math.pow(10, Math.floor(Math.log10(max)));
        for (double step : new double[] {1, 2, 4, 6, 8}) {
            if (max <= step * power * (1 + 1e-9)) {
                return Math.max(step * power, 1);
            }
        }
        return 10 * power;
    }
}
