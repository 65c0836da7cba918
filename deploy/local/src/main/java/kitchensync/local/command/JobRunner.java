package kitchensync.local.command;

import io.quarkus.arc.Arc;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import kitchensync.local.data.DataFolder;
import kitchensync.local.data.FolderInUse;
import kitchensync.local.data.Running;
import kitchensync.local.data.World;
import kitchensync.local.engine.LocalSystem;
import kitchensync.local.engine.Settings;
import kitchensync.local.serve.Jobs;

/** Runs a job in the process that owns the folder, or in this one when none does and that is wanted. */
final class JobRunner {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final long LOOK_AGAIN_MILLIS = 200;

    /** Exit code of a command that was to ask the running process, when there is none. */
    private static final int NOBODY_RUNS = 3;

    private JobRunner() {}

    static int run(FolderOption option, Jobs.Job job) throws Exception {
        return run(
                option,
                "/local/jobs/" + job,
                "",
                () -> Arc.container().instance(Jobs.class).get().run(job));
    }

    /**
     * Asks the process that owns the folder, or does it here; either way the answer is printed.
     *
     * @param here does the same in this process once everything is up
     */
    static int run(FolderOption option, String path, String body, Callable<String> here) throws Exception {
        DataFolder data = option.folder();
        Optional<Running> running = data.running();
        if (running.isPresent()) {
            Remote.post(running.get(), path, body, System.out);
            System.out.println();
            return 0;
        }
        return here(option, () -> print(here));
    }

    /** Brings everything up in this process for some work, and down again; not where only a running one was to do it. */
    static int here(FolderOption option, LocalSystem.Work work) throws Exception {
        DataFolder data = option.folder();
        if (option.onlyRunning()) {
            System.err.println(
                    "kitchensync: no process runs on " + data.root()
                            + ", and --running asks only one that does; start it with ./kitchensync up, or leave the option out");
            return NOBODY_RUNS;
        }
        World world = data.read("world.json", World.class)
                .orElseThrow(() -> new IOException("there is no data in " + data.root()
                        + "; make some with ./kitchensync up, or import your own with ./kitchensync import"));
        own(data);
        try {
            return LocalSystem.run(data, world, Settings.quiet(option.stores, option.menu), work);
        } finally {
            data.close();
        }
    }

    /** Another command, which takes some seconds, is waited for; {@code up} is not. */
    private static void own(DataFolder data) throws IOException, InterruptedException {
        long start = System.nanoTime();
        for (boolean told = false; ; told = true) {
            try {
                data.own();
                return;
            } catch (FolderInUse busy) {
                if (data.running().isPresent() || System.nanoTime() - start > PATIENCE.toNanos()) {
                    throw busy;
                }
                if (!told) {
                    System.err.println("another command is at work on " + data.root() + "; waiting until it has ended");
                }
                Thread.sleep(LOOK_AGAIN_MILLIS);
            }
        }
    }

    private static int print(Callable<String> answer) throws Exception {
        System.out.println(answer.call());
        return 0;
    }
}
