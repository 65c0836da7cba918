package kitchensync.pipeline.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import kitchensync.duckdb.DuckDbWarehouse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs of the pipeline that are killed at every step, with sales going on in between: the run after them has to end in
 * the warehouse that is built without kills from the same Postgres. {@code ./kitchensync test faults --long} kills more.
 */
class KillsIT {

    private static final int KILLS = Boolean.getBoolean("kitchensync.faults.long") ? 300 : 10;
    private static final long SEED = Long.getLong("kitchensync.faults.seed", 20_260_212L);

    private SmallChain chain;
    private Random random;
    private Trade trade;
    private boolean swap;

    /** Gets ready while the one before it runs. */
    private VictimProcess next;

    private int days;
    private List<Integer> partsOfNews = List.of(20, 50, 300, 310);
    private List<Integer> partsOfAll = List.of(20, 50, 600, 610);
    private long millis = 2_000;
    private int killed;

    @BeforeEach
    void start() throws IOException, SQLException {
        chain = new SmallChain();
        random = new Random(SEED);
        trade = new Trade(chain.postgres(), Victim.STORES, random);
        next = victim();
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        next.close();
        chain.close();
    }

    @ParameterizedTest(name = "tables change places: {0}")
    @ValueSource(booleans = {false, true})
    void aRunAfterKillsEndsInTheWarehouseThatIsBuiltWithoutThem(boolean tablesChangePlaces) throws Exception {
        swap = tablesChangePlaces;
        for (int i = 0; i < KILLS; i++) {
            if (random.nextInt(6) == 0) {
                Files.deleteIfExists(chain.warehouse());
                Files.deleteIfExists(chain.log());
            }
            trade.goOn();
            kill();
            // Otherwise the next one is killed in what this one has left behind.
            if (random.nextInt(2) > 0 || i == KILLS - 1) {
                check("seed " + SEED + ", kill " + i);
            }
        }
        System.out.printf("%d of %d runs killed, of up to %d statements%n", killed, KILLS, partsOfAll.getLast());
        assertThat(killed).isGreaterThan(KILLS / 2);
    }

    private Victim.Task task(boolean full) {
        days = Math.min(days + random.nextInt(2), 30);
        return new Victim.Task(swap, full, "2026-02-%02d 06:00:00".formatted(1 + days % 28));
    }

    /** Before one of its statements, or at any time. */
    private void kill() throws IOException, InterruptedException {
        boolean full = random.nextInt(4) == 0;
        Victim.Task task = task(full);
        boolean nothingYet = !Files.exists(chain.warehouse());
        boolean blind = random.nextInt(4) == 0;
        int last = blind ? Fuse.NEVER : statement(full || nothingYet ? partsOfAll : partsOfNews);
        try (VictimProcess victim = next) {
            next = victim();
            long start = System.nanoTime();
            victim.go(task, last);
            if (blind) {
                victim.killAfter(random.nextLong(millis));
            }
            int exit = victim.exit();
            killed += exit == 0 ? 0 : 1;
            if (exit == 0) {
                millis = (System.nanoTime() - start) / 1_000_000;
            }
        }
    }

    /** Of extract and of layers as often, although extract has fewer; now and then of what comes before and after. */
    private int statement(List<Integer> parts) {
        int part = List.of(0, 1, 1, 1, 1, 2, 2, 2, 2, 3).get(random.nextInt(10));
        int before = part == 0 ? 0 : parts.get(part - 1);
        return before + 1 + random.nextInt(Math.max(1, parts.get(part) - before));
    }

    private VictimProcess victim() throws IOException {
        return VictimProcess.start(chain.url(), chain.warehouse(), chain.folder());
    }

    private void check(String where) throws SQLException, IOException {
        boolean more = random.nextBoolean();
        if (more) {
            trade.goOn();
        }
        Victim.Task task = task(false);
        Fuse news = new Fuse(Fuse.NEVER, swap);
        try (DuckDbWarehouse killedOne = DuckDbWarehouse.open(chain.warehouse(), "300MB")) {
            assertThat(Victim.run(news, chain.postgres(), killedOne, task).failures())
                    .as(where)
                    .isEmpty();
        }
        List<String> served = chain.served();
        Fuse all = new Fuse(Fuse.NEVER, false);
        try (DuckDbWarehouse clean = DuckDbWarehouse.inMemory()) {
            assertThat(Victim.run(all, chain.postgres(), clean, new Victim.Task(false, false, task.now()))
                            .failures())
                    .as(where)
                    .isEmpty();
            assertThat(Difference.of(clean, chain.warehouse())).as(where).isEmpty();
        }
        assertThat(served).as(where).isEqualTo(chain.served());
        partsOfNews = more ? news.marks() : partsOfNews;
        partsOfAll = all.marks();
    }
}
