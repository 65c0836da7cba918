package kitchensync.pipeline.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SnowflakeSqlTest {

    private static final Path GOLDEN = Path.of("src/test/golden/snowflake");
    private static final Path FUNCTIONS = Path.of("src/test/snowflake/functions.txt");
    private static final String RENEW =
            "mvn test -pl pipeline -am -Dtest=SnowflakeSqlTest -Dsurefire.failIfNoSpecifiedTests=false -Dgolden.renew=true";

    private static final Pattern CALL = Pattern.compile("(?<![@.\\w])([a-z_]\\w*)\\s*\\(", Pattern.CASE_INSENSITIVE);
    private static final Set<String> NOT_FUNCTIONS = Set.of(
            "and", "as", "by", "from", "in", "join", "not", "on", "or", "over", "select", "table", "values", "when",
            "where", "with", "decimal", "number");

    /** What DuckDB takes and Snowflake does not, or takes to mean something else. */
    private static final Pattern FOREIGN = Pattern.compile(
            "at time zone|interval \\d|\\basof\\b|\\bfilter\\s*\\(|//|\\bexcept all\\b|\\border by all\\b"
                    + "|\\bgroup by all\\b|\\bselect \\* (exclude|replace)\\b|\\bunion all by name\\b|\\[",
            Pattern.CASE_INSENSITIVE);

    private static Map<String, String> onFile() throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(GOLDEN)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                texts.put(file.getFileName().toString().replace(".sql", ""), Files.readString(file));
            }
        }
        return texts;
    }

    private static void renew(Map<String, String> models) throws IOException {
        for (String gone : onFile().keySet()) {
            Files.delete(GOLDEN.resolve(gone + ".sql"));
        }
        for (Map.Entry<String, String> model : models.entrySet()) {
            Files.writeString(GOLDEN.resolve(model.getKey() + ".sql"), model.getValue());
        }
    }

    @Test
    void whatSnowflakeIsToldIsWhatIsOnFile() throws IOException {
        Map<String, String> models = SnowflakeSql.models();
        if (Boolean.getBoolean("golden.renew")) {
            renew(models);
        }
        Map<String, String> known = onFile();
        assertThat(models.keySet())
                .as(
                        "models with a file in %s; if what has changed is meant to be so, write the files anew: %s",
                        GOLDEN, RENEW)
                .isEqualTo(known.keySet());
        models.forEach((model, sql) -> assertThat(sql)
                .as("the Snowflake SQL of %s; if it is meant to have changed, write the files anew: %s", model, RENEW)
                .isEqualTo(known.get(model)));
    }

    @Test
    void everyFunctionIsOneThatSnowflakeHas() throws IOException {
        Set<String> known = new TreeSet<>(Files.readAllLines(FUNCTIONS));
        everything().forEach((name, text) -> {
            Matcher call = CALL.matcher(withoutCommentsAndTexts(text));
            while (call.find()) {
                String function = call.group(1).toLowerCase(Locale.ROOT);
                if (!NOT_FUNCTIONS.contains(function)) {
                    assertThat(known)
                            .as(
                                    "functions of Snowflake in %s, called in %s; put what differs into a macro",
                                    FUNCTIONS, name)
                            .contains(function);
                }
            }
        });
    }

    @Test
    void nothingIsSaidInWordsThatOnlyDuckDbKnows() {
        everything().forEach((name, text) -> {
            Matcher foreign = FOREIGN.matcher(withoutCommentsAndTexts(text));
            assertThat(foreign.find())
                    .as("%s says '%s', which Snowflake does not know; put it into a macro", name, foreign)
                    .isFalse();
        });
    }

    private static Map<String, String> everything() {
        Map<String, String> texts = new TreeMap<>(SnowflakeSql.models());
        texts.putAll(SnowflakeSql.tests());
        return texts;
    }

    private static String withoutCommentsAndTexts(String sql) {
        return sql.replaceAll("--[^\n]*", "").replaceAll("'[^']*'", "''");
    }
}
