package kitchensync.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Two stores with a week of history, and what people do with them. */
final class SmallChain {

    private static final Pattern DONE_FORM = Pattern.compile(
            "name=\"item\" value=\"([^\"]+)\".*?name=\"slot_start\" value=\"([^\"]+)\".*?name=\"quantity\" value=\"([^\"]+)\"",
            Pattern.DOTALL);

    private final Launcher launcher;

    SmallChain(Launcher launcher) {
        this.launcher = launcher;
    }

    /** Makes it in a folder of that name, unless it is there, and tells the report. */
    JsonNode once(String data) throws Exception {
        Launcher.Ended ended = launcher.run(
                "up",
                "--once",
                "--stores",
                "2",
                "--days",
                "7",
                "--seed",
                "7",
                "--data",
                data,
                "--port",
                String.valueOf(Launcher.freePort()));
        assertThat(ended.exit()).as("%s", ended).isZero();
        return new ObjectMapper().readTree(ended.lastLine());
    }

    /** Lines that the warehouse of the first folder answers, without the heading. */
    List<String> query(String sql) throws IOException, InterruptedException {
        Launcher.Ended ended = launcher.run("query", sql, "--data", "one");
        assertThat(ended.exit()).as("%s", ended).isZero();
        return ended.out().subList(1, ended.out().size());
    }

    void managersReadTheNumbersOfTheMarts(int port) throws IOException, InterruptedException {
        String total = Launcher.get(port, "/stores/012/day/groups.csv?date=2026-02-11")
                .body()
                .lines()
                .filter(line -> line.startsWith("Total,"))
                .findFirst()
                .orElseThrow();
        String[] page = total.split(",", -1);
        assertThat(query("""
                select concat_ws(',', cast(sum(sold) as bigint), sum(revenue), cast(sum(wasted) as bigint),
                  cast(sum(waste_cost) as decimal(12, 2)), cast(sum(missed) as bigint))
                from marts.day_totals where store_id = '012' and sale_date = date '2026-02-11'"""))
                .as(total)
                .containsExactly("\"" + String.join(",", page[1], page[2], page[7], page[8], page[5]) + "\"");
        assertThat(Launcher.get(port, "/chain").body()).contains("/stores/012/day?date=2026-02-11");
        // And what the predictor has planned by date
        assertThat(Launcher.get(port, "/stores/012/plan/sheet.csv").body().lines())
                .hasSizeGreaterThan(40);
        assertThat(Launcher.get(port, "/stores/012/forecast/HOT_DOG?date=2026-02-13")
                        .body())
                .contains(
                        "class=\"p95\"",
                        query("select distinct model_version from marts.predictions")
                                        .getFirst()
                                        .equals("none")
                                ? "No model has beaten the simple forecasts yet"
                                : "Forecast by model");
    }

    /** Taps Done on the first card of a store, and tells its item. */
    static String tapDone(int port) throws IOException, InterruptedException {
        String page = Launcher.get(port, "/stores/012").body();
        assertThat(page).as("reasons that the page cannot say in its own words").doesNotContain("<span lang=\"en\">");
        Matcher form = DONE_FORM.matcher(page);
        assertThat(form.find()).as("a card with a Done button").isTrue();
        HttpResponse<String> done = Launcher.post(
                port,
                "/stores/012/done",
                "application/x-www-form-urlencoded",
                "item=" + form.group(1) + "&slot_start=" + form.group(2).replace(":", "%3A") + "&quantity="
                        + form.group(3));
        assertThat(done.statusCode()).isEqualTo(303);
        return form.group(1);
    }

    /** Sends a sale, and tells the status of the answer. */
    static int sale(int port, String key) throws IOException, InterruptedException {
        return Launcher.post(port, "/events/012/sales", "application/json", """
            {"item_id":"HOT_DOG","quantity":1,"price":1.69,"created_at":"2026-02-12T00:00:02"}""", key)
                .statusCode();
    }
}
