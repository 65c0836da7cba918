package kitchensync.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** From an empty folder to a cooking queue, with 2 stores and 7 days, then stops, kills and restarts of the same. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WholeFlowSystemIT {

    private static final int CELLS = 2 * 45 * 672;

    @TempDir
    static Path folder;

    static Launcher launcher;
    static SmallChain chain;
    static JsonNode first;

    @BeforeAll
    static void anEmptyFolder() throws Exception {
        launcher = new Launcher(folder);
        chain = new SmallChain(launcher);
        first = chain.once("one");
    }

    @AfterAll
    static void nothingLeftRunning() throws InterruptedException {
        launcher.close();
    }

    @Test
    @Order(1)
    void theFirstRunMakesEverythingUpToThePlan() throws Exception {
        assertThat(first.at("/rows/MARTS.PREDICTIONS").asInt()).isEqualTo(CELLS);
        assertThat(first.at("/rows/RAW.SALES_EVENTS").asInt()).isBetween(80_000, 110_000);
        assertThat(first.at("/rows/MARTS.PLAN").asInt())
                .isGreaterThan(first.at("/rows/STAGING.STG_SELLABLE_SLOTS").asInt());
        assertThat(first.at("/tests/failed").asInt(-1)).isZero();
        assertThat(first.at("/tests/passed").asInt()).isGreaterThan(100);
        assertThat(first.at("/training/scores/0/forecaster").asText()).isEqualTo("model");
        assertThat(first.at("/peak_memory_mib").asInt()).isBetween(200, 2048);
        assertThat(chain.query("""
            select count(*) from marts.plan p
            left join staging.stg_sellable_slots now using (store_id, item_id, slot_index)
            left join staging.stg_sellable_slots soon on soon.store_id = p.store_id and soon.item_id = p.item_id
              and soon.slot_index = mod(p.slot_index + 1, 672)
            where p.cook_quantity < 0 or now.store_id is null and soon.store_id is null""")).containsExactly("0");
    }

    @Test
    @Order(2)
    void predictionsMeetTheSoldDemandOnEveryWeekday() throws Exception {
        List<String> ratios = chain.query("""
            with demand as (select day_of_week, sum(quantity) as units from (
                select day_of_week, quantity from staging.stg_sales_events
                union all select day_of_week, quantity_requested from staging.stg_stockout_events) group by 1),
            predicted as (select slot_index // 96 as day_of_week, sum(predicted_units) as units from marts.predictions group by 1)
            select predicted.units / demand.units from demand join predicted using (day_of_week)""");

        // One week of history: the profile is of all weekdays together, so only the sum over them is close.
        assertThat(ratios).hasSize(7);
        assertThat(ratios.stream().mapToDouble(Double::parseDouble).average().orElseThrow())
                .isBetween(0.9, 1.1);
    }

    @Test
    @Order(3)
    void theSameSeedMakesTheSameInAnotherFolder() throws Exception {
        JsonNode second = chain.once("two");

        assertThat(second.get("rows")).isEqualTo(first.get("rows"));
        assertThat(second.get("checksums")).isEqualTo(first.get("checksums"));
    }

    @Test
    @Order(3)
    void aStopInTheMiddleOfThePreparationIsCompletedByTheNextRun() throws Exception {
        Launcher.Live live = launcher.start(
                "up",
                "--stores",
                "2",
                "--days",
                "7",
                "--seed",
                "7",
                "--data",
                "three",
                "--port",
                String.valueOf(Launcher.freePort()));
        while (live.out().stream().noneMatch(line -> line.startsWith("history"))) {
            Thread.sleep(50);
        }

        // When it is stopped while it extracts, tests or trains
        assertThat(live.stop()).isLessThan(Duration.ofSeconds(30));
        assertThat(folder.resolve("three/postgres/postmaster.pid")).doesNotExist();
        JsonNode completed = chain.once("three");

        // Then the next run has the same rows
        assertThat(completed.get("rows")).isEqualTo(first.get("rows"));
    }

    @Test
    @Order(4)
    void aQueryThatIsWrongSaysSoInOneLine() throws Exception {
        Launcher.Ended wrong = launcher.run("query", "select nothing from raw.sales_events", "--data", "one");
        Launcher.Ended writing = launcher.run("query", "delete from raw.sales_events", "--data", "one");
        Launcher.Ended two = launcher.run("query", "commit; delete from raw.sales_events; select 1", "--data", "one");

        assertThat(wrong.exit()).isEqualTo(1);
        assertThat(wrong.err().getFirst()).startsWith("kitchensync: ").contains("nothing");
        assertThat(writing.exit()).isEqualTo(1);
        assertThat(two.exit()).isEqualTo(1);
        assertThat(two.err()).hasSize(1).first().asString().contains("more than one statement");
        assertThat(chain.query("select count(*) > 0 from raw.sales_events")).containsExactly("true");
    }

    @Test
    @Order(5)
    void whatWasAcknowledgedAndDoneSurvivesAKill() throws Exception {
        int port = Launcher.freePort();
        Launcher.Live live = launcher.start("up", "--data", "one", "--port", String.valueOf(port), "--speed", "1");
        live.awaitLine("http://localhost:" + port);

        // Given a done mark, sales of our own, and a command answered by the running process
        String item = SmallChain.tapDone(port);
        List<String> ids = IntStream.range(0, 30)
                .mapToObj(i -> UUID.randomUUID().toString())
                .toList();
        for (String id : ids) {
            HttpResponse<String> stored =
                    Launcher.post(port, "/events/012/sales", "application/json", """
                {"event_id":"%s","item_id":"HOT_DOG","quantity":1,"price":1.69,"created_at":"2026-02-12T00:00:01"}""".formatted(id));
            assertThat(stored.statusCode()).as(stored.body()).isEqualTo(200);
        }
        assertThat(chain.query("select count(*) > 0 from marts.plan")).containsExactly("true");

        // When it is killed and started again
        live.kill();
        Launcher.Live again = launcher.start("up", "--data", "one", "--port", String.valueOf(port), "--speed", "1");
        again.awaitLine("http://localhost:" + port);

        // Then every acknowledged sale is there once, the mark is still shown, and no event stands twice
        assertThat(again.out()).anyMatch(line -> line.startsWith("history") && line.contains("there already"));
        assertThat(launcher.run("pipeline", "run", "--data", "one").exit()).isZero();
        String list = String.join("','", ids);
        assertThat(chain.query("select count(*), count(distinct event_id) from raw.sales_events where event_id in ('"
                        + list + "')"))
                .containsExactly("30,30");
        assertThat(chain.query("select count(*) - count(distinct (store_id, event_id)) from raw.sales_events"))
                .containsExactly("0");
        assertThat(Launcher.get(port, "/stores/012").body())
                .contains("/stores/012/undo")
                .contains(item);

        chain.managersReadTheNumbersOfTheMarts(port);

        // And a second process on the folder is refused, and a stop takes less than five seconds
        Launcher.Ended refused = launcher.run("up", "--data", "one", "--port", String.valueOf(Launcher.freePort()));
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err().getFirst()).contains("already running").contains(String.valueOf(port));
        assertThat(again.stop()).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    @Order(6)
    void theSimulatorSellsOnAfterAKillWithoutLossOrDoubling() throws Exception {
        // Given a fast live run that is killed in the middle of its slots
        int port = Launcher.freePort();
        Launcher.Live live = launcher.start("up", "--data", "one", "--port", String.valueOf(port), "--speed", "300");
        live.awaitLine("http://localhost:" + port);
        Thread.sleep(8_000);
        live.kill();

        // When it goes on and is stopped
        Launcher.Live again = launcher.start("up", "--data", "one", "--port", String.valueOf(port), "--speed", "300");
        again.awaitLine("http://localhost:" + port);
        Thread.sleep(6_000);
        again.stop();
        assertThat(launcher.run("pipeline", "run", "--data", "one").exit()).isZero();

        // Then what was cooked, sold and thrown away still adds up, for every store and item
        assertThat(chain.query("select count(*) > 40 from raw.sales_events where created_at > '2026-02-12 06:01:00'"))
                .containsExactly("true");
        assertThat(chain.query("""
            with moves as (
              select store_id, item_id, quantity as units from raw.cooked_events
              union all select store_id, item_id, -quantity from raw.waste_log
              union all select store_id, item_id, -quantity from raw.sales_events
                where created_at <> '2026-02-12 06:00:01')
            select count(*) from (select store_id, item_id, sum(units) s from moves group by all) where s < 0""")).containsExactly("0");
    }

    @Test
    @Order(7)
    void withKeysOnlyAHolderSendsEventsAndTheSimulatorSellsOn() throws Exception {
        // Given a key made while nothing runs
        Launcher.Ended made = launcher.run(
                "keys", "create", "--store", "012", "--scope", "write", "--name", "till 1", "--data", "one");
        assertThat(made.exit()).as("%s", made).isZero();
        String key = made.out().getFirst();
        int port = Launcher.freePort();
        Launcher.Live live = launcher.start(
                "up", "--data", "one", "--port", String.valueOf(port), "--speed", "300", "--access", "keys");
        live.awaitLine("http://localhost:" + port);
        String sold = "select count(*) from raw.sales_events";
        assertThat(launcher.run("pipeline", "run", "--data", "one").exit()).isZero();
        long before = Long.parseLong(chain.query(sold).getFirst());

        // When sales come with it and without, and it is replaced and revoked
        int with = SmallChain.sale(port, key);
        int without = SmallChain.sale(port, "");
        Launcher.Ended rotated = launcher.run("keys", "rotate", key.split("_", -1)[1], "--data", "one");
        launcher.run("keys", "revoke", key.split("_", -1)[1], "--data", "one");
        int revoked = SmallChain.sale(port, key);
        int replaced = SmallChain.sale(port, rotated.out().getFirst());

        // Then only holders were let in, and the simulator with its own key
        assertThat(List.of(with, without, revoked, replaced)).containsExactly(200, 401, 401, 200);
        assertThat(launcher.run("pipeline", "run", "--data", "one").exit()).isZero();
        assertThat(Long.parseLong(chain.query(sold).getFirst())).isGreaterThan(before + 10);
        assertThat(launcher.run("keys", "list", "--data", "one").out()).hasSize(3);
        live.stop();
    }
}
