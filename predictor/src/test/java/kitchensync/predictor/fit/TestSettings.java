package kitchensync.predictor.fit;

/** The settings that the service comes with, but for seed, threads and trees. */
public record TestSettings(int seed, int threads, int maxTrees, double learningRate) implements TrainingSettings {

    public static final TestSettings USUAL = new TestSettings(42, 1, 80);

    @Override
    public int stores() {
        return 60;
    }

    @Override
    public int weeks() {
        return 13;
    }

    public TestSettings(int seed, int threads, int maxTrees) {
        this(seed, threads, maxTrees, .1);
    }

    @Override
    public int leaves() {
        return 15;
    }

    @Override
    public int minRowsInLeaf() {
        return 300;
    }

    @Override
    public int historyDays() {
        return 420;
    }

    @Override
    public double ridge() {
        return 20;
    }
}
