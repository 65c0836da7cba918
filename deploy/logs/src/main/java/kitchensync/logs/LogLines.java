package kitchensync.logs;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.logging.Handler;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtHandler;

/**
 * Gives every handler of the log its form as soon as the process starts. What the framework says before that, of
 * settings that it cannot read say, is text.
 */
@Singleton
class LogLines {

    /** Before whatever else begins with the process. */
    private static final int FIRST = 1;

    void begin(@Observes @Priority(FIRST) StartupEvent started, LogSettings settings) {
        for (Handler handler : Logger.getLogger("").getHandlers()) {
            form(handler, settings.format());
        }
    }

    private static void form(Handler handler, LogSettings.Format format) {
        if (handler.getFormatter() != null) {
            handler.setFormatter(
                    switch (format) {
                        case JSON -> new JsonLine();
                        case TEXT -> plain(handler);
                    });
        }
        if (handler instanceof ExtHandler outer) {
            for (Handler inner : outer.getHandlers()) {
                form(inner, format);
            }
        }
    }

    private static ExtFormatter plain(Handler handler) {
        return handler.getFormatter() instanceof PlainLine already
                ? already
                : new PlainLine(ExtFormatter.wrap(handler.getFormatter(), false));
    }
}
