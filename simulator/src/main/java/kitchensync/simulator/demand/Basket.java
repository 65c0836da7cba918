package kitchensync.simulator.demand;

import java.util.ArrayList;
import java.util.List;
import kitchensync.domain.catalogue.Item;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * What one customer wants: one to three lines of different items.
 *
 * <p>The chances of one, two and three lines are chosen so that 42 days of the 12 stores come to about 2.7 million
 * sale lines, with what runs out taken off. One, two or three units of a line: .7, .2, .1.
 */
public final class Basket {

    private static final double ONE_LINE = .24;
    private static final double TWO_LINES = .42;
    private static final double ONE_UNIT = .7;
    private static final double TWO_UNITS = .2;

    static final double MEAN_LINES = ONE_LINE + 2 * TWO_LINES + 3 * (1 - ONE_LINE - TWO_LINES);
    static final double MEAN_UNITS = ONE_UNIT + 2 * TWO_UNITS + 3 * (1 - ONE_UNIT - TWO_UNITS);

    private Basket() {}

    /** Units wanted of one item. */
    public record Line(Item item, int quantity) {}

    /** Draws a customer's lines; fewer than drawn when the shelf has fewer items. */
    static List<Line> draw(Shelf shelf, UniformRandomProvider random) {
        int count = Math.min(oneToThree(random.nextDouble(), ONE_LINE, TWO_LINES), shelf.size());
        List<Line> lines = new ArrayList<>(count);
        while (lines.size() < count) {
            Item item = shelf.pick(random.nextDouble());
            // Drawing again until the item is a new one gives the same odds as drawing among the others.
            if (lines.stream().noneMatch(line -> line.item().equals(item))) {
                lines.add(new Line(item, oneToThree(random.nextDouble(), ONE_UNIT, TWO_UNITS)));
            }
        }
        return lines;
    }

    private static int oneToThree(double draw, double one, double two) {
        return draw < one ? 1 : draw < one + two ? 2 : 3;
    }
}
