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

    static final double MEAN_LINES = Odds.USUAL.meanLines();
    static final double MEAN_UNITS = Odds.USUAL.meanUnits();

    private Basket() {}

    /** Units wanted of one item. */
    public record Line(Item item, int quantity) {}

    /**
     * Chances of one and of two lines in a basket, and of one and of two units in a line; the rest are three.
     */
    record Odds(double oneLine, double twoLines, double oneUnit, double twoUnits) {

        static final Odds USUAL = new Odds(.24, .42, .7, .2);

        /** Lines of 1.9 units in the mean rather than 1.4, and more unlike each other. */
        static final Odds FAT = new Odds(.24, .42, .4, .3);

        double meanLines() {
            return oneLine + 2 * twoLines + 3 * (1 - oneLine - twoLines);
        }

        double meanUnits() {
            return oneUnit + 2 * twoUnits + 3 * (1 - oneUnit - twoUnits);
        }
    }

    /** Draws a customer's lines; fewer than drawn when the shelf has fewer items. */
    static List<Line> draw(Shelf shelf, Odds odds, UniformRandomProvider random) {
        int count = Math.min(oneToThree(random.nextDouble(), odds.oneLine(), odds.twoLines()), shelf.size());
        List<Line> lines = new ArrayList<>(count);
        while (lines.size() < count) {
            Item item = shelf.pick(random.nextDouble());
            // Drawing again until the item is a new one gives the same odds as drawing among the others.
            if (lines.stream().noneMatch(line -> line.item().equals(item))) {
                lines.add(new Line(item, oneToThree(random.nextDouble(), odds.oneUnit(), odds.twoUnits())));
            }
        }
        return lines;
    }

    private static int oneToThree(double draw, double one, double two) {
        return draw < one ? 1 : draw < one + two ? 2 : 3;
    }
}
