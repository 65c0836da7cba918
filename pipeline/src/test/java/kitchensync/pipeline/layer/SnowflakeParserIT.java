package kitchensync.pipeline.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kitchensync.testkit.Folders;
import kitchensync.testkit.Python;
import org.junit.jupiter.api.Test;

/** A parser of Snowflake's SQL, sqlglot, takes all that the models, their tests and the predictor's features say. */
class SnowflakeParserIT {

    @Test
    void aParserOfSnowflakeTakesEveryModelAndTest() throws Exception {
        // Given
        Path inputs = Path.of("src/test/snowflake");
        Python python = Python.with("sqlglot", "sqlglot-venv", inputs.resolve("requirements.txt"));
        Path folder = Folders.temporary("snowflake");
        try {
            for (Map.Entry<String, String> test : SnowflakeSql.tests().entrySet()) {
                Files.writeString(folder.resolve(test.getKey()), test.getValue());
            }

            // When
            String said = Python.call(
                    Path.of("").toAbsolutePath(),
                    Map.of(),
                    List.of(
                            python.program("python"),
                            inputs.resolve("parse.py").toString(),
                            "src/test/golden/snowflake",
                            "../predictor/src/main/resources/kitchensync/predictor",
                            folder.toString()));

            // Then
            System.out.println("sqlglot takes the Snowflake SQL: " + said);
            assertThat(said).matches("[1-9]\\d+ statements");
        } finally {
            Folders.delete(folder);
        }
    }
}
