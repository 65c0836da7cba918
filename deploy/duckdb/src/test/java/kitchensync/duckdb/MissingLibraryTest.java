package kitchensync.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A library that cannot be loaded is an error of the class, not of SQL: it has to become one plain line all the same. */
class MissingLibraryTest {

    /** Run in a process of its own, which has no folder to unpack the library into. */
    static final class Opening {

        private Opening() {}

        public static void main(String[] args) {
            try {
                new DuckDbBeans().warehouse(new InMemory(), Optional.empty()).close();
            } catch (Exception failed) {
                System.out.println(failed.getMessage());
            }
        }
    }

    private record InMemory() implements DuckDbSettings {

        @Override
        public Optional<Path> file() {
            return Optional.empty();
        }

        @Override
        public String memory() {
            return "100MB";
        }
    }

    @Test
    void itIsSaidInOneLine() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.io.tmpdir=/nowhere",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Opening.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();

        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(said.strip()).endsWith(DuckDbBeans.NO_LIBRARY);
        assertThat(process.waitFor()).isZero();
    }
}
