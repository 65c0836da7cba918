package kitchensync.predictor.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import kitchensync.predictor.feature.Features;
import kitchensync.predictor.onnx.LightGbmText;
import org.junit.jupiter.api.Test;

class LightGbmTest {

    private static final int ROWS = 30_000;

    private record Settings(int seed, int threads, int maxTrees) implements TrainingSettings {
        @Override
        public int blocks() {
            return 8;
        }

        @Override
        public double learningRate() {
            return 0.2;
        }

        @Override
        public int leaves() {
            return 15;
        }

        @Override
        public int minRowsInLeaf() {
            return 50;
        }
    }

    /** Demand is Poisson around the first feature; the others are noise. */
    private static Matrix rows(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Matrix rows = new Matrix(new float[ROWS * Features.COUNT], new float[ROWS]);
        for (int i = 0; i < rows.values().length; i++) {
            rows.values()[i] = random.nextFloat() * 3;
        }
        for (int row = 0; row < ROWS; row++) {
            double limit = Math.exp(-rows.values()[row * Features.COUNT]);
            for (double p = random.nextDouble(); p > limit; p *= random.nextDouble()) {
                rows.demand()[row]++;
            }
        }
        return rows;
    }

    @Test
    void forestFindsTheRate() throws Exception {
        // Given
        Matrix rows = rows(1);

        // When
        Forest forest = new LightGbm(new Settings(42, 1, 40)).fit(rows, 40);

        // Then every tenth of the rates is met in the mean
        for (int tenth = 0; tenth < 10; tenth++) {
            double fitted = 0;
            double rate = 0;
            for (int row = 0; row < ROWS; row++) {
                float first = rows.values()[row * Features.COUNT];
                if ((int) (first / 0.3f) == tenth) {
                    fitted += forest.fitted()[row];
                    rate += first;
                }
            }
            assertThat(fitted / rate).isEqualTo(1, within(0.12));
        }
    }

    @Test
    void threadsDoNotChangeTheModel() throws Exception {
        Matrix rows = rows(2);

        String one = new LightGbm(new Settings(42, 1, 20)).fit(rows, 20).text();
        String two = new LightGbm(new Settings(42, 2, 20)).fit(rows, 20).text();

        assertThat(LightGbmText.read(two)).usingRecursiveComparison().isEqualTo(LightGbmText.read(one));
    }

    @Test
    void noMoreTreesAreKeptThanHelpOnUnseenRows() throws Exception {
        // Given far more trees than thirty thousand rows of noise can bear
        LightGbm.Trial trial = new LightGbm(new Settings(42, 1, 400)).tryOn(rows(3), rows(4));

        assertThat(trial.trees()).isEqualTo(100);
        assertThat(trial.score().poissonDeviance()).isLessThan(1.2);
    }
}
