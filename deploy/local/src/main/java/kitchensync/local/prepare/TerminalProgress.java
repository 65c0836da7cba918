package kitchensync.local.prepare;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Progress for the person who has started it: bars on a terminal, otherwise plain lines, one every few seconds. */
public final class TerminalProgress implements Progress {

    private static final Duration LINE_EVERY = Duration.ofSeconds(5);

    private final PrintStream out;
    private final boolean bars;
    private final InstantSource time;
    private @Nullable ProgressBar bar;
    private String stage = "";
    private String unit = "";
    private long done;
    private Instant began;
    private Instant lastLine;

    public TerminalProgress(PrintStream out, boolean bars, InstantSource time) {
        this.out = out;
        this.bars = bars;
        this.time = time;
        this.began = time.instant();
        this.lastLine = began;
    }

    @Override
    public synchronized void begin(String name, String unitName, long total) {
        stage = name;
        unit = unitName;
        done = 0;
        began = time.instant();
        lastLine = began;
        if (bars) {
            bar = new ProgressBarBuilder()
                    .setTaskName("%-28s".formatted(name))
                    .setInitialMax(total > 0 ? total : -1)
                    .setUnit(" " + unitName, 1)
                    .setStyle(ProgressBarStyle.ASCII)
                    .showSpeed()
                    .setUpdateIntervalMillis(200)
                    .continuousUpdate()
                    .hideEta()
                    .build();
        }
    }

    @Override
    public synchronized void step(long steps) {
        done += steps;
        if (bar != null) {
            bar.stepBy(steps);
        } else if (Duration.between(lastLine, time.instant()).compareTo(LINE_EVERY) >= 0) {
            lastLine = time.instant();
            out.printf("%-28s %,d %s, %,d a second%n", stage, done, unit, rate());
        }
    }

    @Override
    public synchronized void end(String outcome) {
        if (bar != null) {
            bar.close();
            bar = null;
        }
        out.printf("%-28s %s (%.1f s)%n", stage, outcome, seconds());
    }

    private double seconds() {
        return Duration.between(began, time.instant()).toMillis() / 1000.0;
    }

    private long rate() {
        return (long) (done / Math.max(0.001, seconds()));
    }
}
