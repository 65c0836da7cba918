package kitchensync.local.serve;

import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.Quarkus;
import io.quarkus.scheduler.Scheduler;
import jakarta.inject.Singleton;
import java.io.Console;
import java.time.InstantSource;
import java.util.List;
import kitchensync.ingest.feed.counter.Counters;
import kitchensync.ingest.feed.relay.Relay;
import kitchensync.local.engine.Listening;
import kitchensync.local.engine.LocalSystem;
import kitchensync.local.engine.PeakMemory;
import kitchensync.local.engine.Settings;
import kitchensync.local.prepare.Preparation;
import kitchensync.local.prepare.Prepared;
import kitchensync.local.prepare.Progress;
import kitchensync.local.prepare.TerminalProgress;
import kitchensync.predictor.plan.Planning;
import kitchensync.simulator.live.LiveSimulator;

/** The work of {@code up}: prepare what is missing, then let the clock run, the simulator sell and the pipeline run. */
@Singleton
@Unremovable
public class Up {

    private final LocalSystem system;
    private final Preparation preparation;
    private final PreparingSteps steps;
    private final UpReport report;
    private final ClockKeeper clock;
    private final Scheduler scheduler;
    private final Planning planning;
    private final LiveSimulator simulator;
    private final Relay relay;
    private final Counters counters;

    Up(
            LocalSystem system,
            Preparation preparation,
            PreparingSteps steps,
            UpReport report,
            ClockKeeper clock,
            Scheduler scheduler,
            Planning planning,
            LiveSimulator simulator,
            Relay relay,
            Counters counters) {
        this.system = system;
        this.preparation = preparation;
        this.steps = steps;
        this.report = report;
        this.clock = clock;
        this.scheduler = scheduler;
        this.planning = planning;
        this.simulator = simulator;
        this.relay = relay;
        this.counters = counters;
    }

    /** Returns the exit code, after the first plan or when the process is told to end. */
    public int run() throws Exception {
        system.announce();
        String address = system.settings().listening().url();
        System.out.println("Preparing; follow it at " + address);
        try (PeakMemory memory = new PeakMemory(system.engines().postgresPid())) {
            Prepared prepared = prepare();
            if (system.settings().once()) {
                System.out.println(report.line(prepared, steps.stages().secondsByStage(), memory.mib()));
                return 0;
            }
        }
        live(address);
        return 0;
    }

    private Prepared prepare() throws Exception {
        Console console = System.console();
        boolean bars = console != null && console.isTerminal();
        try {
            return preparation.run(Progress.all(
                    List.of(steps.stages(), new TerminalProgress(System.out, bars, InstantSource.system()))));
        } catch (Exception failed) {
            steps.fail(String.valueOf(failed.getMessage()));
            throw failed;
        }
    }

    private void live(String address) throws Exception {
        Settings settings = system.settings();
        if (settings.realTime()) {
            system.clock().moveTo(InstantSource.system().instant());
        }
        clock.run(settings.speed());
        try {
            planning.planNext();
            scheduler.resume();
            relay.startAtHead();
            counters.startAtHead();
            if (settings.simulator()) {
                simulator.start(system.simulatedStores());
            }
            System.out.printf(
                    "The kitchens are live, %s%s. Stop with Ctrl-C.%n",
                    settings.realTime() ? "in real time" : "at " + plain(settings.speed()) + " times real time",
                    settings.simulator() && system.world().simulated() ? "; the simulator sells" : "");
            System.out.println(access(settings.listening()));
            System.out.println(address);
            Quarkus.waitForExit();
        } finally {
            simulator.stop();
            relay.stop();
            counters.stop();
            scheduler.pause();
            clock.stop();
        }
    }

    private static String access(Listening listening) {
        if (listening.open()) {
            return "Open: every user of this machine may use the pages, and send and read events without a key.";
        }
        return "Events need an API key: ./kitchensync keys create. People log in to the pages"
                + (listening.access() == Listening.Access.KEYS
                        ? ": ./kitchensync users add."
                        : " at your OpenID Connect provider.");
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }
}
