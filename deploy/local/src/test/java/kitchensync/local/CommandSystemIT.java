package kitchensync.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands beside {@code up}, as a person meets them. */
class CommandSystemIT {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"up", "query", "pipeline", "train", "predict", "models", "import", "keys", "doctor"})
    void everyCommandExplainsItself(String command) throws Exception {
        Launcher.Ended help = new Launcher(folder).run(command, "--help");

        assertThat(help.exit()).isZero();
        assertThat(help.out().getFirst()).contains("Usage: kitchensync " + command);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "up --speed 0",
                "up --stores 0",
                "up --port 99999",
                "up --days x",
                "up --access all",
                "cook",
                "query",
                "keys",
                "keys create --scope write --name x",
                "users",
                "users add x --role boss --stores 012",
                ""
            })
    void wrongUsageIsOneLineAndExitsWithTwo(String arguments) throws Exception {
        Launcher.Ended wrong = new Launcher(folder).run(arguments.isEmpty() ? new String[0] : arguments.split(" "));

        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.err()).hasSize(1);
        assertThat(wrong.err().getFirst()).startsWith("kitchensync: ").contains("--help");
    }

    @ParameterizedTest
    @ValueSource(strings = {"query select", "train", "predict", "pipeline run", "pipeline export", "keys list"})
    void withoutDataACommandSaysHowToMakeSome(String arguments) throws Exception {
        Launcher.Ended failed = new Launcher(folder).run(arguments.split(" "));

        assertThat(failed.exit()).isEqualTo(1);
        assertThat(failed.err()).hasSize(1);
        assertThat(failed.err().getFirst()).contains("./kitchensync up");
    }

    @Test
    void openBeyondLoopbackIsRefusedInOneLine() throws Exception {
        Launcher.Ended refused = new Launcher(folder).run("up", "--bind", "0.0.0.0");

        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err())
                .hasSize(1)
                .first()
                .asString()
                .contains("0.0.0.0")
                .contains("--access keys");
        assertThat(folder.resolve(".kitchensync")).doesNotExist();
    }

    @Test
    void theDoctorFindsThisMachineFit() throws Exception {
        Launcher.Ended doctor = new Launcher(folder).run("doctor", "--port", String.valueOf(Launcher.freePort()));

        assertThat(doctor.exit()).as("%s", doctor).isZero();
        assertThat(doctor.out()).allMatch(line -> line.startsWith("ok")).hasSizeGreaterThan(4);
    }

    @Test
    void eventsGoFromAFolderToMartsAndOutAsParquet() throws Exception {
        // Given
        Path events = Files.createDirectories(folder.resolve("events"));
        String sale = "{\"type\":\"sale\",\"store_id\":\"012\",\"event_id\":\"0f8268da-d3aa-4f53-9cda-38390000000%d\","
                + "\"item_id\":\"HOT_DOG\",\"quantity\":%d,\"price\":1.69,\"created_at\":\"2026-01-05T18:00:00Z\"}";
        Files.write(events.resolve("sales.jsonl"), List.of(sale.formatted(1, 2), sale.formatted(2, 0)));
        Launcher launcher = new Launcher(folder);

        // When
        Launcher.Ended loaded = launcher.run("pipeline", "load", "events", "--data", "mine");
        Launcher.Ended run = launcher.run("pipeline", "run", "--data", "mine");
        Launcher.Ended exported = launcher.run(
                "pipeline",
                "export",
                "--to",
                "lake",
                "--select",
                "day_totals",
                "--from-date",
                "2026-01-01",
                "--data",
                "mine");
        Launcher.Ended refused = launcher.run("pipeline", "export", "--to", "events", "--data", "mine");

        // Then
        assertThat(loaded.exit()).as("%s", loaded).isZero();
        assertThat(loaded.lastLine()).contains("\"SALES_EVENTS\":1", "\"rejected\":1");
        assertThat(run.exit()).as("%s", run).isZero();
        assertThat(exported.exit()).as("%s", exported).isZero();
        assertThat(exported.lastLine()).contains("\"MARTS.DAY_TOTALS\":1");
        assertThat(folder.resolve("lake/MARTS/DAY_TOTALS/day=2026-01-05")).isDirectory();
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err()).hasSize(1).first().asString().contains("is not an export");
    }

    @Test
    void somebodysOwnSalesBecomeAPlan() throws Exception {
        // Given three weeks of a bakery with a column named otherwise, two bad rows, and no prices for one item
        StringBuilder csv = new StringBuilder("store_id,item_id,category,sold at,quantity,unit_price\n");
        for (LocalDateTime at = LocalDateTime.parse("2024-03-04T07:00");
                at.getMonthValue() == 3;
                at = at.plusMinutes(30)) {
            if (at.getHour() >= 7 && at.getHour() < 19) {
                csv.append("Corner 1,TRADITIONAL BAGUETTE,bread,").append(at).append(",3,0.90\n");
                csv.append("Corner 1,\"PAIN D'ÉPICES, RAISIN 🥐\",pastry,")
                        .append(at)
                        .append(",1,\n");
            }
        }
        csv.append("Corner 1,TRADITIONAL BAGUETTE,bread,yesterday,3,0.90\n");
        csv.append("Corner 1,TRADITIONAL BAGUETTE,bread,2024-03-09 10:00:00,-2,0.90\n");
        Path file = Files.writeString(folder.resolve("sales.csv"), csv);
        Launcher launcher = new Launcher(folder);

        // When they are imported twice, the first time as if killed after the catalogue, and brought up
        Launcher.Ended imported = launcher.run("import", file.toString(), "--map", "ts=sold at", "--data", "mine");
        Files.delete(folder.resolve("mine/world.json"));
        Launcher.Ended again = launcher.run("import", file.toString(), "--map", "ts=sold at", "--data", "mine");
        Launcher.Ended up = launcher.run(
                "up", "--once", "--no-simulator", "--data", "mine", "--port", String.valueOf(Launcher.freePort()));

        // Then every good row is stored once, the bad ones are told with line and reason, and both items are planned
        assertThat(imported.exit()).as("%s", imported).isZero();
        assertThat(imported.out().getFirst()).contains("1,344 rows stored, 0 were there already, 2 rejected");
        assertThat(again.out().getFirst()).contains("0 rows stored, 1,344 were there already, 2 rejected");
        List<String> rejects = Files.readAllLines(folder.resolve("mine/imports/sales.csv.rejects.csv"));
        assertThat(rejects).hasSize(3);
        assertThat(rejects.get(1)).startsWith("1346,").contains("ts must be a date and time");
        assertThat(rejects.get(2)).startsWith("1347,").contains("quantity");
        assertThat(up.exit()).as("%s", up).isZero();
        var report = new ObjectMapper().readTree(up.lastLine());
        assertThat(report.at("/rows/RAW.SALES_EVENTS").asInt()).isEqualTo(1344);
        assertThat(report.at("/rows/MARTS.PREDICTIONS").asInt()).isEqualTo(2 * 672);
        Launcher.Ended models = launcher.run("models", "list", "--data", "mine");
        assertThat(models.exit()).as("%s", models).isZero();
        assertThat(models.out().getFirst()).startsWith("VERSION").contains("STATE", "DEVIANCE", "WASTE/SERVICE");
        assertThat(models.out().getLast()).contains("models card VERSION");
        Launcher.Ended unknown = launcher.run("models", "promote", "000000000000", "--data", "mine");
        assertThat(unknown.exit()).isEqualTo(1);
        assertThat(unknown.err().getLast()).contains("There is no model 000000000000");
        Launcher.Ended planned = launcher.run(
                "query",
                "select item_id, sum(cook_quantity) > 0 from marts.plan group by 1 order by 1",
                "--data",
                "mine");
        assertThat(planned.out())
                .containsExactly(
                        "item_id,(sum(cook_quantity) > 0)",
                        "\"PAIN D'ÉPICES, RAISIN 🥐\",true",
                        "TRADITIONAL BAGUETTE,true");
        theChampionBeforeComesBack(launcher);
    }

    /** With a week more of sales there is a second model; both become champion, and the first one again. */
    private void theChampionBeforeComesBack(Launcher launcher) throws Exception {
        StringBuilder csv = new StringBuilder("store_id,item_id,category,ts,quantity,unit_price\n");
        for (LocalDateTime at = LocalDateTime.parse("2024-04-01T07:00");
                at.getDayOfMonth() < 8;
                at = at.plusMinutes(30)) {
            if (at.getHour() >= 7 && at.getHour() < 19) {
                csv.append("Corner 1,TRADITIONAL BAGUETTE,bread,")
                        .append(at)
                        .append(",")
                        .append(1 + at.getDayOfMonth() * 7 % 5)
                        .append(",0.90\n");
            }
        }
        csv.append("Closed,TRADITIONAL BAGUETTE,bread,2024-04-01T07:00,3,0.90\n");
        Path more = Files.writeString(folder.resolve("more.csv"), csv);
        Path catalogue = folder.resolve("mine/catalogue.yaml");
        Files.writeString(
                catalogue,
                Files.readString(catalogue).replace("stores:\n", "stores:\n- {id: Closed, level: 2, active: false}\n"));
        String first = version(launcher, 1);
        Launcher.Ended imported = launcher.run("import", more.toString(), "--data", "mine");
        assertThat(imported.exit()).as("%s", imported).isZero();
        assertThat(imported.out().getFirst()).contains("168 rows stored, 0 were there already, 1 rejected");
        assertThat(folder.resolve("mine/imports/more.csv.rejects.csv"))
                .content()
                .contains("170,the store is not active in the catalogue,");
        assertThat(launcher.run("pipeline", "run", "--data", "mine").exit()).isZero();
        assertThat(launcher.run("train", "--data", "mine").exit()).isZero();
        String second = version(launcher, 1);
        assertThat(second).isNotEqualTo(first);
        for (String version : List.of(first, second)) {
            Launcher.Ended promoted = launcher.run("models", "promote", version, "--data", "mine");
            assertThat(promoted.exit()).as("%s", promoted).isZero();
        }

        Launcher.Ended back = launcher.run("models", "rollback", "--data", "mine");

        assertThat(back.exit()).as("%s", back).isZero();
        assertThat(back.lastLine()).startsWith("Model " + first + " is champion now");
        Launcher.Ended card = launcher.run("models", "card", first, "--data", "mine");
        assertThat(String.join("\n", card.out())).contains("<!DOCTYPE html>", "rollback of " + second);
    }

    private static String version(Launcher launcher, int line) throws Exception {
        return launcher.run("models", "list", "--data", "mine").out().get(line).substring(0, 12);
    }
}
