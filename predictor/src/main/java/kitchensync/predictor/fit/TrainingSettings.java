package kitchensync.predictor.fit;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** How the model is trained. */
@RegisterForReflection
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

    /** The most weeks that are learnt from; bounds time and memory. */
    @Min(3)
    @Max(60)
    int weeks();

    /** The most trees; fewer grow where more do not help on weeks that they have not seen. */
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

    /** The newest days that are read, for training and forecasting alike; bounds memory. */
    @Min(21)
    @Max(1500)
    int historyDays();

    /** The most stores that a model is trained and tried on; of a larger chain it is a sample. */
    @Min(2)
    @Max(1000)
    int stores();

    /** LightGBM's lambda_l2: how hard a leaf's value is pulled to nothing. */
    @DecimalMin("0")
    double ridge();
}
