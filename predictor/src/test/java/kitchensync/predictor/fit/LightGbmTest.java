package kitchensync.predictor.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.metarank.lightgbm4j.LGBMException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import kitchensync.predictor.feature.Features;
import kitchensync.predictor.onnx.LightGbmText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LightGbmTest {

    private static final int ROWS = 30_000;

    /** Demand is Poisson around the base times the exponential of the first feature; the others are noise. */
    private static Matrix rows(long seed) {
        return rows(seed, ROWS);
    }

    private static Matrix rows(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        Matrix rows =
                new Matrix(new float[count * Features.COUNT], new double[count], new float[count], new int[count]);
        for (int i = 0; i < rows.values().length; i++) {
            rows.values()[i] = random.nextFloat() - 0.5f;
        }
        for (int row = 0; row < count; row++) {
            rows.base()[row] = 0.2 + 3 * random.nextDouble();
            double limit = Math.exp(-rate(rows, row));
            for (double p = random.nextDouble(); p > limit; p *= random.nextDouble()) {
                rows.demand()[row]++;
            }
        }
        return rows;
    }

    private static double rate(Matrix rows, int row) {
        return rows.base()[row] * Math.exp(rows.values()[row * Features.COUNT]);
    }

    @Test
    void treesFindWhatTheBaseIsToBeMultipliedBy() throws Exception {
        // Given
        Matrix rows = rows(1);

        // When
        double[] sums = LightGbm.sums(new LightGbm(TestSettings.USUAL).fit(rows, 80), rows.values());

        // Then every tenth of the rates is met in the mean
        for (int tenth = 0; tenth < 10; tenth++) {
            double fitted = 0;
            double rate = 0;
            for (int row = 0; row < ROWS; row++) {
                if ((int) ((rows.values()[row * Features.COUNT] + 0.5) * 10) == tenth) {
                    fitted += rows.base()[row] * Math.exp(sums[row]);
                    rate += rate(rows, row);
                }
            }
            assertThat(fitted / rate).as("tenth " + tenth).isEqualTo(1, within(0.08));
        }
    }

    @Test
    void threadsDoNotChangeTheModel() throws Exception {
        Matrix rows = rows(2);

        String one = new LightGbm(new TestSettings(42, 1, 20)).fit(rows, 20);
        String two = new LightGbm(new TestSettings(42, 2, 20)).fit(rows, 20);

        assertThat(LightGbmText.read(two)).usingRecursiveComparison().isEqualTo(LightGbmText.read(one));
    }

    /** Run in a process of its own, for LightGBM writes past Java. */
    static final class GrowingElsewhere {

        private GrowingElsewhere() {}

        /** Trees of rows that are too few for any split. */
        public static void main(String[] args) throws Exception {
            Matrix few = new Matrix(new float[9 * Features.COUNT], new double[9], new float[9], new int[9]);
            Arrays.fill(few.base(), 1);
            few.demand()[0] = 1;
            try (LightGbm.Growth growth = new LightGbm(TestSettings.USUAL).begin(few, few)) {
                Thread.ofPlatform().start(() -> grow(growth)).join();
            }
            System.out.println("grown");
        }

        private static void grow(LightGbm.Growth growth) {
            try {
                growth.grow(1);
            } catch (LGBMException failed) {
                throw LightGbm.failed(failed);
            }
        }
    }

    @Test
    void nothingIsSaidOfTreesThatGrowOnAnotherThread() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        GrowingElsewhere.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();

        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(said.strip()).isEqualTo("grown");
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void scaledTreesSayThatMuchLess() throws Exception {
        Matrix rows = rows(3);
        String model = new LightGbm(new TestSettings(42, 1, 20)).fit(rows, 20);

        double whole = LightGbmText.read(model).trees().getFirst().leaf()[0];
        double half = LightGbmText.read(model).scaled(.5).trees().getFirst().leaf()[0];

        assertThat(half).isEqualTo(whole / 2, within(1e-12));
    }

    /** Of one item in one store there are few rows, and a tree that cannot split would say nothing. */
    @ParameterizedTest
    @ValueSource(ints = {ROWS, 700})
    void aForestSaysWhatIsAskedForInTheMean(int count) throws Exception {
        Matrix rows = rows(4, count);

        double[] means = LightGbm.means(new LightGbm(new TestSettings(42, 1, 30)).randomForest(rows), rows.values());

        double asked = 0;
        for (float demand : rows.demand()) {
            asked += demand;
        }
        assertThat(Arrays.stream(means).sum() / asked).isEqualTo(1, within(0.02));
    }
}
