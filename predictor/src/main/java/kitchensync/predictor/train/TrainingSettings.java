package kitchensync.predictor.train;

import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** How the model is trained. */
@ConfigMapping(prefix = "kitchensync.predictor.training")
public interface TrainingSettings {

    /** The same seed and data give the same model. */
    int seed();

    /**
     * LightGBM's threads. They wait for one another by spinning: on cores that something else needs, two threads took
     * 25 to 55 seconds for what one does in nine, and two undisturbed ones in four.
     */
    @Min(1)
    @Max(64)
    int threads();

    /** The most blocks of days (weeks, mostly) that are learnt from; bounds time and memory. */
    @Min(2)
    @Max(60)
    int blocks();

    /** Trees to train; a quarter, half or three quarters of them are kept when that does better on the newest days. */
    @Min(4)
    @Max(2000)
    int maxTrees();

    @DecimalMin("0.001")
    @DecimalMax("1")
    double learningRate();

    @Min(2)
    @Max(1024)
    int leaves();

    @Min(1)
    int minRowsInLeaf();
}
