package kitchensync.predictor.cook;

import java.util.Arrays;
import java.util.SplittableRandom;
import kitchensync.predictor.dispersion.Dispersion;

/** Outlooks at random: a cost of .2 to .8 of the price, .02 to 6 units a slot, 2 to 6 slots to hold, batches of 1 to 6. */
final class Instances {

    private static final double[] EARLY = {0, 1 / 3.0, 2 / 3.0, 1};

    private final SplittableRandom random;

    Instances(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** @param step units started together; 0 takes any of 1 to 6 */
    Outlook next(int step) {
        Timing timing = new Timing(0, EARLY[random.nextInt(EARLY.length)], 2 + random.nextInt(5));
        double mean = Math.exp(Math.log(.02) + random.nextDouble() * Math.log(300));
        double swing = .8 * random.nextDouble();
        double phase = 2 * Math.PI * random.nextDouble();
        double waves = .5 + 1.5 * random.nextDouble();
        double[] means = new double[16 + random.nextInt(17)];
        for (int slot = 0; slot < means.length; slot++) {
            means[slot] = mean * (1 + swing * Math.sin(phase + waves * 2 * Math.PI * slot / means.length));
        }
        double[] worth = new double[means.length];
        Arrays.fill(worth, 1);
        Dispersion dispersion = new Dispersion(
                random.nextBoolean() ? 1 : 1 + .8 * random.nextDouble(),
                random.nextBoolean() ? 0 : .15 * random.nextDouble());
        int any = 1 + random.nextInt(6);
        return new Outlook(timing, step == 0 ? any : step, .2 + .6 * random.nextDouble(), worth, means, dispersion);
    }
}
