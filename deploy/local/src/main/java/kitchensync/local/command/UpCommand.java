package kitchensync.local.command;

import io.quarkus.arc.Arc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import kitchensync.local.data.DataFolder;
import kitchensync.local.data.UserList;
import kitchensync.local.data.World;
import kitchensync.local.engine.Listening;
import kitchensync.local.engine.LocalSystem;
import kitchensync.local.engine.Settings;
import kitchensync.local.serve.Up;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code up}. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = {
            "Runs everything in one process, with its data in one folder.",
            "The first run makes 42 days of history, a model and a plan; a later run goes on where the last one"
                    + " stopped."
        })
final class UpCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Mixin
    FolderOption folder = new FolderOption();

    @Option(
            names = "--stores",
            paramLabel = "N",
            description =
                    "Number of stores in a new folder (default: those of the catalogue); more than 12 are made like"
                            + " the 12.")
    @Nullable
    Integer stores;

    @Option(
            names = "--days",
            paramLabel = "N",
            description = "Days of history in a new folder, ending 2026-02-11 (default: 42).")
    @Nullable
    Integer days;

    @Option(names = "--seed", paramLabel = "N", description = "The same seed makes the same history (default: 42).")
    @Nullable
    Long seed;

    @Option(names = "--port", defaultValue = "8080", description = "Port (default: ${DEFAULT-VALUE}).")
    int port = Settings.DEFAULT_PORT;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            defaultValue = Listening.LOOPBACK,
            description =
                    "Address to listen on (default: ${DEFAULT-VALUE}). Beyond loopback it needs --access keys or oidc.")
    String bind = Listening.LOOPBACK;

    @Option(
            names = "--access",
            paramLabel = "open|keys|oidc",
            description = {
                "open: nobody needs anything (the default).",
                "keys: events need an API key, and people log in; see ./kitchensync users.",
                "oidc: the same, but people log in at your OpenID Connect provider."
            })
    Listening.Access access = Listening.Access.OPEN;

    @Option(
            names = "--speed",
            paramLabel = "N",
            description =
                    "Simulated seconds a real second (default: 20; with --no-simulator the clock shows real time).")
    @Nullable
    Double asked;

    @Option(names = "--no-simulator", negatable = false, description = "Nobody sells; events come from your own POS.")
    boolean noSimulator;

    @Option(
            names = "--once",
            description = "Stop after the first plan and print a report, one JSON object, as the last line.")
    boolean once;

    private static final int DEFAULT_DAYS = 42;
    private static final long DEFAULT_SEED = 42;
    private static final int MOST_STORES = 1000;
    private static final int MOST_DAYS = 366;

    @Override
    public Integer call() throws Exception {
        within("--port", port, 1, 65535);
        within("--stores", stores == null ? 1 : stores, 1, MOST_STORES);
        within("--days", days == null ? 1 : days, 1, MOST_DAYS);
        double speed = asked != null ? asked : noSimulator ? 1 : Settings.DEFAULT_SPEED;
        if (!(speed > 0) || speed > 1000) {
            throw wrong("--speed must be above 0 and at most 1000, not " + speed);
        }
        Listening listening = new Listening(bind, port, access);
        listening.requireSafe();
        DataFolder data = folder.folder();
        data.own();
        try {
            World world = world(data);
            listening.requireFree();
            if (access != Listening.Access.OPEN) {
                new UserList(data).prepare(access == Listening.Access.KEYS).ifPresent(UpCommand::showFirst);
            }
            Settings settings = new Settings(listening, speed, !noSimulator, once, folder.stores, folder.menu);
            return LocalSystem.run(
                    data,
                    world,
                    settings,
                    () -> Arc.container().instance(Up.class).get().run());
        } finally {
            data.close();
        }
    }

    private World world(DataFolder data) throws IOException {
        Optional<World> made = data.read("world.json", World.class);
        if (made.isPresent()) {
            World world = made.get();
            same("--stores", stores, world.stores(), data);
            same("--days", days, world.days(), data);
            same("--seed", seed, world.seed(), data);
            return world;
        }
        if (Files.exists(data.catalogue())) {
            throw new IOException("in " + data.root() + " an import or a load did not come to its end; run it again, or"
                    + " choose another folder with --data");
        }
        World world = new World(
                stores == null ? World.ALL_STORES : stores,
                days == null ? DEFAULT_DAYS : days,
                seed == null ? DEFAULT_SEED : seed,
                true,
                World.FIRST_LIVE_DAY,
                folder.stores.map(UpCommand::absolute),
                folder.menu.map(UpCommand::absolute));
        // A catalogue with a mistake must not leave a folder behind that remembers it.
        LocalSystem.catalogue(data, world, Settings.quiet(folder.stores, folder.menu));
        data.write("world.json", world);
        return world;
    }

    /** Not the password itself: what is printed here is a container's log. */
    private static void showFirst(Path password) {
        System.out.println("Log in to the pages as admin with the password in " + password);
        System.out.println(
                "Change it with ./kitchensync users password admin, which also removes the file; add people and"
                        + " tablets with ./kitchensync users add.");
    }

    private static String absolute(Path file) {
        return file.toAbsolutePath().toString();
    }

    private void same(String option, @Nullable Number asked, Number made, DataFolder data) {
        if (asked != null && asked.longValue() != made.longValue()) {
            throw wrong("the data in " + data.root() + " was made with " + option + " "
                    + (option.equals("--stores") && made.intValue() == World.ALL_STORES ? "left out" : made)
                    + "; leave the option out, or choose another folder with --data");
        }
    }

    private void within(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw wrong(option + " must be from " + least + " to " + most + ", not " + value);
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
