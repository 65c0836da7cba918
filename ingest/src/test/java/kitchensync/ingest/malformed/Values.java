package kitchensync.ingest.malformed;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Values of a field as JSON text: such as its schema allows, and such as it does not, or only just. */
final class Values {

    private static final String[] NEVER_RIGHT = {
        "true",
        "{}",
        "[]",
        "NaN",
        "Infinity",
        "-Infinity",
        "1e400",
        "-1e400",
        "1e999999999",
        "0x10",
        "01",
        ".5",
        "5.",
        "+1",
        "undefined",
        "'x'",
        "\"",
        "\"\\x\"",
        "\"\\ud8\"",
        "\"a\nb\"",
        "[[[[]]]]",
        "{\"a\":{\"b\":{}}}",
        "nul",
        "",
        "/**/1",
        "\"\u0000\""
    };
    private static final String[] TEXTS = {
        "",
        " ",
        "x",
        "\\u0000",
        "a\\u0000b",
        "\\u001b[31m",
        "a\\r\\nSet-Cookie: a=b",
        "\\ud800",
        "\\udfff\\ud800",
        "\\ufeff",
        "\\u202eevil",
        "e\\u0301\\u0301\\u0301",
        "\ud83c\udf55",
        "\\\\",
        "\\\"",
        "'; drop schema store_012 cascade; --",
        "${jndi:x}",
        "../../etc/passwd",
        "%00",
        "<script>",
        "\u2028",
        "12",
        "null",
        "true",
        "\\t",
        "{}",
        "a|b,c\\td"
    };
    private static final String[] NOT_IDS = {
        "0",
        "00000000-0000-0000-0000-000000000000",
        "ffffffff-ffff-ffff-ffff-ffffffffffff",
        "1-1-1-1-1",
        "g0000000-0000-0000-0000-000000000000",
        "{11111111-1111-1111-1111-111111111111}",
        "urn:uuid:11111111-1111-1111-1111-111111111111",
        "11111111111111111111111111111111",
        "11111111-1111-1111-1111-1111111111111",
        " 11111111-1111-1111-1111-111111111111",
        "PD94bWwgdmVyc2lvbj0iMS4w",
        "PD94bWwgdmVyc2lvbj0iMS4wIg=="
    };
    private static final String[] NOT_TIMES = {
        "yesterday",
        "2026-02-30T00:00:00Z",
        "2026-13-01T00:00:00Z",
        "2026-02-12T25:00:00Z",
        "2026-02-12T07:30:60Z",
        "2026-02-12",
        "07:30:00",
        "20260212T073000Z",
        "1770881400",
        "1999-12-31T23:59:59Z",
        "0000-01-01T00:00:00Z",
        "-2026-02-12T07:30:00Z",
        "9999-12-31T23:59:59Z",
        "+999999999-12-31T23:59:59Z",
        "2026-02-12T07:30:00+99:00",
        "2026-02-12T07:30:00[America/Chicago]",
        "2026-02-12T07:30:00-06:00[Mars/Base]",
        "2026-03-08T02:30:00",
        "2026-02-12T07:30:00.1234567890Z",
        "2026-W07-4T07:30:00Z",
        "2026-02-12T07:30:00z",
        " 2026-02-12T07:30:00Z ",
        "2026-02-12  07:30:00Z",
        "294277-01-10T04:00:55Z",
        "2026-02-12T07:30:00+06:00:00.5"
    };
    private static final int SECONDS_BACK = (int) Duration.ofDays(20).toSeconds();

    private final List<String> items;
    private final Instant now;

    /**
     * @param items ids on the menu
     * @param now valid times lie before it
     */
    Values(List<String> items, Instant now) {
        this.items = List.copyOf(items);
        this.now = now;
    }

    String right(String field, JsonNode schema, RandomGenerator random) {
        if (schema.has("enum")) {
            JsonNode choices = schema.get("enum");
            return choices.get(random.nextInt(choices.size())).toString();
        }
        return switch (field) {
            case "item_id" -> quoted(items.get(random.nextInt(items.size())));
            case "created_at" ->
                quoted(now.minusSeconds(random.nextInt(60, SECONDS_BACK))
                        .atOffset(ZoneOffset.ofHours(random.nextInt(-12, 12)))
                        .toString());
            default -> rightByType(schema, random);
        };
    }

    private static String rightByType(JsonNode schema, RandomGenerator random) {
        return switch (schema.path("type").asText()) {
            case "integer" ->
                String.valueOf(random.nextInt(
                        schema.path("minimum").asInt(0), schema.path("maximum").asInt(1000) + 1));
            case "number" ->
                BigDecimal.valueOf(random.nextDouble(0, 1000))
                        .setScale(2, RoundingMode.DOWN)
                        .toString();
            case "boolean" -> String.valueOf(random.nextBoolean());
            case "array" -> "[" + rightByType(schema.path("items"), random) + "]";
            case "object" -> "{}";
            default ->
                quoted(
                        schema.path("format").asText().equals("uuid")
                                ? new UUID(random.nextLong(), random.nextLong() & (-1L >>> 1) | Long.MIN_VALUE)
                                        .toString()
                                : "text " + random.nextInt(1000));
        };
    }

    /** Mostly wrong; now and then at the very edge of right. What counts is what the contract says of it. */
    String odd(String field, JsonNode schema, RandomGenerator random) {
        return switch (random.nextInt(12)) {
            case 0, 1 -> pick(NEVER_RIGHT, random);
            case 2 -> quoted(pick(TEXTS, random));
            case 3 -> "null";
            case 4 -> "[" + right(field, schema, random) + "]";
            case 5 -> quoted(right(field, schema, random).replace("\"", ""));
            case 6 -> nested(random.nextInt(1, 1500));
            case 7 -> quoted(pick(TEXTS, random) + "y".repeat(random.nextInt(20_000)));
            default -> pick(edges(field, schema).toArray(String[]::new), random);
        };
    }

    private static List<String> edges(String field, JsonNode schema) {
        List<String> edges = new ArrayList<>();
        for (String bound : List.of("minimum", "maximum")) {
            if (schema.has(bound)) {
                BigDecimal at = schema.get(bound).decimalValue();
                for (String step : List.of("0", "1", "-1", "0.01", "-0.01", "0.001", "-0.001", "1e-30")) {
                    edges.add(at.add(new BigDecimal(step)).toString());
                }
            }
        }
        if (schema.path("type").asText().matches("integer|number")) {
            edges.addAll(List.of("-0", "0.0", "1.0", "1e0", "1E+2", "1e-2", "2.50", "1e20", "-1e-400"));
            BigInteger power = BigInteger.TWO;
            for (int bits : new int[] {8, 16, 31, 32, 53, 63, 64, 200}) {
                edges.add(power.pow(bits).toString());
                edges.add(power.pow(bits).subtract(BigInteger.ONE).negate().toString());
            }
        } else {
            int most = schema.path("maxLength").asInt(60);
            edges.addAll(List.of(
                    quoted("z".repeat(most)), quoted("z".repeat(most + 1)), quoted("\ud83c\udf55".repeat(most))));
            Arrays.stream(schema.path("format").asText().equals("uuid") ? NOT_IDS : TEXTS)
                    .forEach(text -> edges.add(quoted(text)));
        }
        if (field.equals("created_at")) {
            Arrays.stream(NOT_TIMES).forEach(text -> edges.add(quoted(text)));
        }
        return edges;
    }

    /** Any odd text, to stand in a URL or a header. */
    static String oddText(RandomGenerator random) {
        return pick(TEXTS, random);
    }

    static String nested(int depth) {
        return depth % 2 == 0
                ? "[".repeat(depth) + "]".repeat(depth)
                : "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
    }

    static String pick(String[] from, RandomGenerator random) {
        return from[random.nextInt(from.length)];
    }

    static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
