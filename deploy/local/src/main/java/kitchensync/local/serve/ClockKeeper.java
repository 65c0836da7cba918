package kitchensync.local.serve;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import kitchensync.local.data.ClockPosition;
import kitchensync.local.data.DataFolder;
import kitchensync.local.engine.LocalSystem;
import org.jboss.logging.Logger;

/** Writes down where the simulated clock stands, so that it goes on there after a stop or a crash. */
@Singleton
public class ClockKeeper {

    private static final Logger LOG = Logger.getLogger(ClockKeeper.class);

    private final LocalSystem system;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("clock-keeper").factory());

    ClockKeeper(LocalSystem system) {
        this.system = system;
    }

    /** Lets the clock run, and writes it down every second. */
    public void run(double speed) {
        system.clock().run(speed);
        timer.scheduleAtFixedRate(this::write, 1, 1, TimeUnit.SECONDS);
    }

    /** Stops the clock where it is, and writes that down. */
    public void stop() {
        timer.shutdownNow();
        system.clock().run(0);
        write();
    }

    private synchronized void write() {
        DataFolder folder = system.folder();
        try {
            folder.write("clock.json", new ClockPosition(system.clock().instant()));
        } catch (IOException failed) {
            LOG.warnf("cannot write down the clock: %s", failed.getMessage());
        }
    }
}
