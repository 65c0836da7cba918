package kitchensync.local.engine;

import io.quarkus.runtime.QuarkusApplication;
import org.jboss.logging.Logger;

/** Runs the work of the process once Quarkus is up. */
public class LocalApplication implements QuarkusApplication {

    private static final Logger LOG = Logger.getLogger(LocalApplication.class);
    private static final int FAILED = 1;

    @Override
    public int run(String... args) {
        try {
            return LocalSystem.current().work().run();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return 0;
        } catch (Exception failed) {
            LOG.error("failed", failed);
            System.err.println("kitchensync: " + firstLine(failed) + " (details: "
                    + LocalSystem.current().folder().path("kitchensync.log") + ")");
            return FAILED;
        }
    }

    private static String firstLine(Throwable failed) {
        String message = failed.getMessage();
        return message == null || message.isBlank()
                ? failed.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
