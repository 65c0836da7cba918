package kitchensync.local.engine;

import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.CatalogueFiles;
import kitchensync.domain.catalogue.CatalogueFiles.Entries;
import kitchensync.domain.catalogue.Chain;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.time.SimulatedClock;
import kitchensync.embedded.LocalPostgres;
import kitchensync.local.data.ClockPosition;
import kitchensync.local.data.DataFolder;
import kitchensync.local.data.Running;
import kitchensync.local.data.World;
import org.jspecify.annotations.Nullable;

/**
 * The one running system of this process: its data folder, world, engines and clock, there before Quarkus starts
 * and until after it has stopped.
 */
public final class LocalSystem {

    /** What the process does once everything is up; its result is the exit code. */
    public interface Work {
        int run() throws Exception;
    }

    /**
     * How long the work at hand may take to stop. After that Postgres is told to stop without it, and what was not
     * finished is repaired at the next start.
     */
    private static final long STOP_MILLIS = 3_500;

    private static volatile @Nullable LocalSystem current;

    private final DataFolder folder;
    private final World world;
    private final Catalogue catalogue;
    private final SimulatedClock clock;
    private final Engines engines;
    private final String token;
    private final Settings settings;
    private final Work work;

    private LocalSystem(
            DataFolder folder, World world, Settings settings, Catalogue catalogue, Engines engines, Work work) {
        this.folder = folder;
        this.world = world;
        this.settings = settings;
        this.catalogue = catalogue;
        this.engines = engines;
        this.work = work;
        this.token = HexFormat.of().formatHex(randomBytes());
        Instant now = Instant.now();
        Instant start = settings.realTime()
                ? now
                : world.clockStart(folder.read("clock.json", ClockPosition.class), catalogue.activeStores(), now);
        this.clock = new SimulatedClock(start, Clock.systemUTC());
    }

    private static byte[] randomBytes() {
        byte[] bytes = new byte[16];
        new java.security.SecureRandom().nextBytes(bytes);
        return bytes;
    }

    /**
     * The catalogue of a data folder: in a simulated world the given files or the bundled ones, with the world's number
     * of stores, and the folder's own stores and items beside them; in an imported one only the folder's own.
     */
    public static Catalogue catalogue(DataFolder folder, World world, Settings settings) {
        return catalogue(own(folder), folder, world, settings);
    }

    /** The same with stores and items of the folder's own that are not written yet. */
    public static Catalogue catalogue(Entries own, DataFolder folder, World world, Settings settings) {
        if (!world.simulated()) {
            return new Catalogue(own.stores(), own.items());
        }
        Catalogue given = CatalogueFiles.read(settings.stores(folder, world), settings.menu(folder, world));
        List<Store> chain =
                world.stores() == World.ALL_STORES ? given.stores() : Chain.ofSize(given.stores(), world.stores());
        return new Catalogue(
                Stream.concat(chain.stream(), own.stores().stream()).toList(),
                Stream.concat(given.items().stream(), own.items().stream()).toList());
    }

    /** The folder's own stores and items. */
    public static Entries own(DataFolder folder) {
        return Files.exists(folder.catalogue())
                ? CatalogueFiles.entries(folder.catalogue())
                : new Entries(List.of(), List.of());
    }

    /**
     * Starts the engines, then Quarkus with the given work, and stops all of it when the work is done or the process
     * is told to end.
     *
     * @param folder owned by this process
     * @return the exit code
     */
    public static int run(DataFolder folder, World world, Settings settings, Work work)
            throws IOException, SQLException {
        Catalogue catalogue = catalogue(folder, world, settings);
        CountDownLatch closed = new CountDownLatch(1);
        // Quarkus stops itself on a signal, but the JVM would end before the engines are closed, and Postgres live on.
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> closeWithin(closed, folder)));
        Engines engines = Engines.start(folder);
        try {
            if (engines.postgres().isPresent()) {
                AfterRestore.begin(folder, engines.postgres().get().jdbcUrl());
            }
            LocalSystem system = new LocalSystem(folder, world, settings, catalogue, engines, work);
            current = system;
            settings.properties(engines, folder, world).forEach(System::setProperty);
            int[] exit = {1};
            Quarkus.run(LocalApplication.class, (code, failure) -> exit[0] = exit(code, failure, folder));
            return exit[0];
        } finally {
            try {
                engines.close();
            } finally {
                folder.close();
                closed.countDown();
            }
        }
    }

    private static int exit(int code, @Nullable Throwable failure, DataFolder folder) {
        if (failure == null) {
            return code;
        }
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        System.err.println("kitchensync: cannot start: " + cause.getMessage() + " (details: "
                + folder.path("kitchensync.log") + ")");
        return 1;
    }

    private static void closeWithin(CountDownLatch closed, DataFolder folder) {
        try {
            if (!closed.await(STOP_MILLIS, TimeUnit.MILLISECONDS)) {
                LocalPostgres.stop(folder.path("postgres"));
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (IOException stuck) {
            System.err.println("kitchensync: " + stuck.getMessage());
        }
    }

    /** Lets commands find this process; to be called when it answers. */
    public void announce() throws IOException {
        folder.write(
                "running.json",
                new Running(
                        ProcessHandle.current().pid(),
                        settings.listening().port(),
                        settings.listening().url(),
                        token));
    }

    /** The stores whose life is made up: none of those that somebody's own sales were imported for. */
    public List<Store> simulatedStores() {
        List<String> own = own(folder).stores().stream().map(Store::id).toList();
        return world.simulated()
                ? catalogue.activeStores().stream()
                        .filter(store -> !own.contains(store.id()))
                        .toList()
                : List.of();
    }

    /** The system of this process. */
    public static LocalSystem current() {
        return Optional.ofNullable(current).orElseThrow(() -> new IllegalStateException("no system is running"));
    }

    public DataFolder folder() {
        return folder;
    }

    public World world() {
        return world;
    }

    public Settings settings() {
        return settings;
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    public SimulatedClock clock() {
        return clock;
    }

    public Engines engines() {
        return engines;
    }

    public String token() {
        return token;
    }

    Work work() {
        return work;
    }
}
