package kitchensync.predictor.score;

import kitchensync.predictor.dispersion.CountDistribution;

/** Adds up how well one forecaster does, a cell at a time. */
public final class Scoring {

    private static final double LOW = .1;
    private static final double HIGH = .9;

    private final String forecaster;
    private final double naiveRmse;
    private long rows;
    private double deviance;
    private double squares;
    private double absolute;
    private double asked;
    private double expected;
    private double pinball50;
    private double pinball80;
    private double pinball90;
    private double covered;

    /** @param naiveRmse what RMSE is scaled by, {@link Baselines#naiveRmse} */
    public Scoring(String forecaster, double naiveRmse) {
        this.forecaster = forecaster;
        this.naiveRmse = naiveRmse;
    }

    /** @param demand units asked for */
    public void add(double demand, CountDistribution forecast) {
        double mean = forecast.mean();
        rows++;
        deviance += Score.deviance(demand, mean);
        squares += (demand - mean) * (demand - mean);
        absolute += Math.abs(demand - mean);
        asked += demand;
        expected += mean;
        pinball50 += pinball(demand, forecast.quantile(.5), .5);
        pinball80 += pinball(demand, forecast.quantile(.8), .8);
        pinball90 += pinball(demand, forecast.quantile(.9), .9);
        covered += covered((int) Math.round(demand), forecast);
    }

    private static double pinball(double demand, double quantile, double level) {
        double error = demand - quantile;
        return Math.max(level * error, (level - 1) * error);
    }

    /** How much of the probability of just this demand lies within the middle of the distribution. */
    private static double covered(int demand, CountDistribution forecast) {
        double below = forecast.cumulative(demand - 1);
        double upTo = forecast.cumulative(demand);
        if (upTo - below < 1e-12) {
            return below > LOW && below < HIGH ? 1 : 0;
        }
        return Math.max(0, Math.min(upTo, HIGH) - Math.max(below, LOW)) / (upTo - below);
    }

    public long rows() {
        return rows;
    }

    /** @throws IllegalStateException when nothing was added */
    public Score score() {
        if (rows == 0) {
            throw new IllegalStateException("there is nothing to score " + forecaster + " on");
        }
        double whole = asked == 0 ? 1 : asked;
        return new Score(
                forecaster,
                deviance / rows,
                Math.sqrt(squares / rows),
                naiveRmse == 0 ? 0 : Math.sqrt(squares / rows) / naiveRmse,
                absolute / rows,
                asked == 0 ? 0 : absolute / whole,
                asked == 0 ? 0 : expected / whole - 1,
                pinball50 / rows,
                pinball80 / rows,
                pinball90 / rows,
                covered / rows);
    }
}
