package kitchensync.kitchenui.access;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import kitchensync.kitchenui.access.AccessSettings.Access;
import org.jboss.logging.Logger;

/** The users of the file as they are now: it is looked at every half second, so that who is removed is out at once. */
@ApplicationScoped
class Users {

    private static final Logger LOG = Logger.getLogger(Users.class);
    private static final long LOOK_EVERY_MILLIS = 500;

    private final Optional<Path> file;
    private final Vertx vertx;
    private volatile Map<String, User> byName = Map.of();
    private volatile String version = "";

    Users(AccessSettings settings, Vertx vertx) {
        this.file = settings.access() == Access.USERS
                ? Optional.of(settings.usersFile()
                        .orElseThrow(() ->
                                new ConfigurationException("kitchensync: kitchensync.kitchen-ui.access=users needs"
                                        + " kitchensync.kitchen-ui.users-file, the file of users")))
                : Optional.empty();
        this.vertx = vertx;
    }

    /** Before the port is opened. */
    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent starting) {
        if (file.isEmpty()) {
            return;
        }
        try {
            read(file.get());
        } catch (IOException wrong) {
            throw new ConfigurationException("kitchensync: " + wrong.getMessage(), wrong);
        }
        vertx.setPeriodic(LOOK_EVERY_MILLIS, timer -> vertx.executeBlocking(this::look));
    }

    Optional<User> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** A file that cannot be read is an editor's half-written one, or a mistake: who was in goes on working. */
    private boolean look() {
        try {
            if (!version.equals(versionOf(file.orElseThrow()))) {
                read(file.get());
            }
        } catch (IOException wrong) {
            LOG.errorf("the users stay as they were: %s", wrong.getMessage());
            return false;
        }
        return true;
    }

    private void read(Path file) throws IOException {
        String now = Files.exists(file) ? versionOf(file) : "";
        List<User> users = UserFile.read(file);
        byName = users.stream().collect(Collectors.toUnmodifiableMap(User::name, Function.identity()));
        version = now;
    }

    private static String versionOf(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return attributes.lastModifiedTime() + " " + attributes.size() + " " + attributes.fileKey();
    }
}
