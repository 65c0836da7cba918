package kitchensync.bench;

/** Lets an interrupted command (Ctrl-C) stop the processes that it has started before the JVM ends. */
final class Ending {

    private static final long LIMIT_MILLIS = 30_000;

    private volatile boolean done;

    private Ending() {}

    /** The command runs on this thread. */
    static Ending ofThisThread() {
        Ending ending = new Ending();
        Thread command = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> ending.end(command), "end"));
        return ending;
    }

    void done() {
        done = true;
    }

    private void end(Thread command) {
        if (done) {
            return;
        }
        command.interrupt();
        try {
            long limit = System.nanoTime() + LIMIT_MILLIS * 1_000_000;
            while (!done && System.nanoTime() < limit) {
                Thread.sleep(20);
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }
}
