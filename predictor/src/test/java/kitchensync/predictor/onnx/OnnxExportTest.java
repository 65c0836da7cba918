package kitchensync.predictor.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OnnxExportTest {

    private static final int COLUMNS = 5;
    private static final int ROWS = 20_000;
    private static final String POISSON = "objective=poisson ";

    /** Values with many ties and zeros, so that rows fall exactly on thresholds. */
    private static float[] values(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[ROWS * COLUMNS];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(4) == 0 ? 0 : random.nextInt(-50, 50) / 10f;
        }
        return values;
    }

    private static float[] counts(float[] values, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] labels = new float[ROWS];
        for (int row = 0; row < ROWS; row++) {
            float first = values[row * COLUMNS];
            labels[row] = random.nextInt(1 + (int) Math.abs((Float.isNaN(first) ? 9 : first) * 2));
        }
        return labels;
    }

    @Test
    void exportedForestPredictsWhatLightGbmPredicts() throws Exception {
        // Given
        float[] values = values(1);
        Trained model = Trained.on(values, COLUMNS, counts(values, 2), 40, POISSON + "num_leaves=31");

        // When
        byte[] onnx = OnnxExport.write(LightGbmText.read(model.text()));

        // Then
        assertThat(Parity.check(onnx, model.predictions(), values, COLUMNS)).isLessThan(1e-6);
    }

    @Test
    void deepTreesOfSingleRowsKeepTheirThresholds() throws Exception {
        // Given
        float[] values = values(3);
        Trained model = Trained.on(
                values, COLUMNS, counts(values, 4), 10, POISSON + "num_leaves=1000 min_data_in_leaf=1 max_bin=1000");

        // When
        byte[] onnx = OnnxExport.write(LightGbmText.read(model.text()));

        // Then rows that were not trained on agree too
        float[] unseen = values(5);
        double[] expected = Trained.predict(model.text(), unseen, COLUMNS);
        assertThat(Parity.check(onnx, expected, unseen, COLUMNS)).isLessThan(1e-5);
    }

    @Test
    void treeOfOneLeafIsAConstant() throws Exception {
        // Given more rows a leaf than there are rows
        float[] values = values(6);
        Trained model = Trained.on(
                values, COLUMNS, counts(values, 7), 1, POISSON + "min_data_in_leaf=" + ROWS + " num_leaves=2");

        // When
        TreeModel forest = LightGbmText.read(model.text());

        // Then
        assertThat(forest.trees().getFirst().leaf()).hasSize(1);
        assertThat(Parity.check(OnnxExport.write(forest), model.predictions(), values, COLUMNS))
                .isLessThan(1e-6);
    }

    @Test
    void missingValuesGoWhereLightGbmSendsThem() throws Exception {
        // Given training rows with missing values in the first column only
        float[] values = values(8);
        SplittableRandom random = new SplittableRandom(9);
        for (int row = 0; row < ROWS; row++) {
            if (random.nextInt(5) == 0) {
                values[row * COLUMNS] = Float.NaN;
            }
        }
        Trained model = Trained.on(values, COLUMNS, counts(values, 10), 20, POISSON + "num_leaves=31");
        byte[] onnx = OnnxExport.write(LightGbmText.read(model.text()));

        // When a row misses any value, those included that training never missed
        float[] gaps = values(11);
        for (int i = 0; i < gaps.length; i++) {
            if (random.nextInt(3) == 0) {
                gaps[i] = Float.NaN;
            }
        }

        // Then
        double[] expected = Trained.predict(model.text(), gaps, COLUMNS);
        assertThat(Parity.check(onnx, expected, gaps, COLUMNS)).isLessThan(1e-6);
    }

    @Test
    void sameModelGivesTheSameBytes() throws Exception {
        float[] values = values(12);
        Trained once = Trained.on(values, COLUMNS, counts(values, 13), 5, POISSON);
        Trained again = Trained.on(values, COLUMNS, counts(values, 13), 5, POISSON);

        assertThat(OnnxExport.write(LightGbmText.read(once.text())))
                .isEqualTo(OnnxExport.write(LightGbmText.read(again.text())));
    }

    @Test
    void parityNamesTheRowThatDiffers() throws Exception {
        // Given
        float[] values = values(14);
        Trained model = Trained.on(values, COLUMNS, counts(values, 15), 5, POISSON);
        byte[] onnx = OnnxExport.write(LightGbmText.read(model.text()));

        // When
        double[] tampered = Arrays.copyOf(model.predictions(), ROWS);
        tampered[17_000] += 1e-3;

        // Then
        assertThatThrownBy(() -> Parity.check(onnx, tampered, values, COLUMNS))
                .isInstanceOf(OnnxExportException.class)
                .hasMessageContaining("row 17000");
    }

    @Test
    void whatCannotBeExportedIsRefusedByName() throws Exception {
        float[] values = values(16);
        float[] labels = counts(values, 17);
        float[] categories = values.clone();
        for (int i = 0; i < categories.length; i++) {
            categories[i] = Math.abs(Math.round(categories[i]));
        }

        assertRefused(Trained.on(values, COLUMNS, labels, 3, "objective=tweedie"), "objective tweedie");
        assertRefused(Trained.on(values, COLUMNS, labels, 3, POISSON + "zero_as_missing=true"), "zero_as_missing");
        assertRefused(
                Trained.on(categories, COLUMNS, labels, 3, POISSON + "categorical_feature=0,1,2,3,4"), "categorical");
        assertRefused(Trained.on(values, COLUMNS, labels, 3, "objective=regression linear_tree=true"), "linear");
        assertRefused(
                Trained.on(
                        values,
                        COLUMNS,
                        labels,
                        3,
                        "objective=regression boosting=rf bagging_freq=1 bagging_fraction=0.5"),
                "boosting=rf");
    }

    @Test
    void cutTextIsRefused() throws Exception {
        float[] values = values(18);
        String text =
                Trained.on(values, COLUMNS, counts(values, 19), 3, POISSON).text();

        assertThatThrownBy(() -> LightGbmText.read(text.substring(0, text.length() / 2)))
                .isInstanceOf(OnnxExportException.class)
                .hasMessageContaining("no end");
    }

    private static void assertRefused(Trained model, String why) {
        assertThatThrownBy(() -> LightGbmText.read(model.text()))
                .isInstanceOf(OnnxExportException.class)
                .hasMessageContaining(why);
    }
}
