package kitchensync.local.prepare;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The stages so far, for the page that is shown while they run and for the report of how long they took. */
public final class Stages implements Progress {

    /**
     * @param name of the stage
     * @param unit what its steps are
     * @param done steps done
     * @param total steps in all; 0 when unknown
     * @param outcome in a few words; empty while it runs
     */
    public record Stage(String name, String unit, long done, long total, String outcome, double seconds) {

        public boolean running() {
            return outcome.isEmpty();
        }
    }

    private final InstantSource time;
    private final List<Stage> stages = new ArrayList<>();
    private Instant began;

    public Stages(InstantSource time) {
        this.time = time;
        this.began = time.instant();
    }

    @Override
    public synchronized void begin(String stage, String unit, long total) {
        began = time.instant();
        stages.add(new Stage(stage, unit, 0, total, "", 0));
    }

    @Override
    public synchronized void step(long steps) {
        Stage now = stages.getLast();
        stages.set(
                stages.size() - 1, new Stage(now.name(), now.unit(), now.done() + steps, now.total(), "", seconds()));
    }

    @Override
    public synchronized void end(String outcome) {
        Stage now = stages.getLast();
        stages.set(stages.size() - 1, new Stage(now.name(), now.unit(), now.done(), now.total(), outcome, seconds()));
    }

    private double seconds() {
        return Duration.between(began, time.instant()).toMillis() / 1000.0;
    }

    public synchronized List<Stage> all() {
        return List.copyOf(stages);
    }

    /** Seconds that each finished stage has taken. */
    public synchronized Map<String, Double> secondsByStage() {
        Map<String, Double> seconds = new LinkedHashMap<>();
        stages.forEach(stage -> seconds.merge(stage.name(), stage.seconds(), Double::sum));
        return seconds;
    }
}
