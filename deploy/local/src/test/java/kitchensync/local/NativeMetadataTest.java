package kitchensync.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Executable;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What native-image is told of resources and reflection, held against what is there. */
class NativeMetadataTest {

    private static final Path HOUSE = Path.of("..", "..");

    /** What is told, by the module that tells it. */
    private static final Map<String, String> MODULES = Map.of(
            "domain", "domain",
            "ingest-api", "ingest/api",
            "pipeline", "pipeline",
            "predictor", "predictor",
            "kitchen-ui", "kitchen-ui",
            "duckdb", "deploy/duckdb");

    /** Folders of a module that only Quarkus reads, which tells native-image of them by itself. */
    private static final List<String> QUARKUS = List.of("templates/", "messages/", "META-INF/");

    private static Stream<String> modules() {
        return MODULES.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void everyMemberThatIsNamedIsThere(String module) throws Exception {
        for (JsonNode entry : metadata(module).path("reflection")) {
            Class<?> type = type(entry.path("type").asText());
            for (JsonNode field : entry.path("fields")) {
                assertThat(type.getDeclaredField(field.path("name").asText())).isNotNull();
            }
            for (JsonNode method : entry.path("methods")) {
                assertThat(has(type, method)).as("%s %s", type, method).isTrue();
            }
        }
    }

    /** C++ finds a class by its name, which it has between two zeros, and only when native-image is told of it. */
    @ParameterizedTest
    @CsvSource({
        "libduckdb_java.so_linux_amd64, duckdb, META-INF/native-image/org.duckdb/duckdb_jdbc",
        "ai/onnxruntime/native/linux-x64/libonnxruntime4j_jni.so, predictor, ",
    })
    void everyClassThatALibraryNamesIsTold(String library, String module, String itsOwn) throws IOException {
        Stream<JsonNode> told = stream(metadata(module).path("reflection"));
        if (itsOwn != null) {
            told = Stream.concat(
                    told,
                    stream(new ObjectMapper()
                            .readTree(bundled(itsOwn + "/reachability-metadata.json"))
                            .path("reflection")));
        }
        String content = new String(bundled(library), StandardCharsets.ISO_8859_1);

        assertThat(Pattern.compile("(?<=\\x00)(java|org/duckdb|ai/onnxruntime)/[\\w/$]+(?=\\x00)")
                        .matcher(content)
                        .results()
                        .map(name -> name.group().replace('/', '.')))
                .hasSizeGreaterThan(10)
                .isSubsetOf(told.filter(type -> type.path("jniAccessible").asBoolean())
                        .map(type -> type.path("type").asText())
                        .toList());
    }

    /** What a service opens by name is in its binary only when a glob takes it in. */
    @ParameterizedTest
    @MethodSource("modules")
    void everyResourceIsTakenIn(String module) throws IOException {
        List<PathMatcher> globs = stream(metadata(module).path("resources"))
                .map(resource -> FileSystems.getDefault()
                        .getPathMatcher("glob:" + resource.path("glob").asText()))
                .toList();
        List<Path> files = resources(HOUSE.resolve(MODULES.get(module)));

        assertThat(files)
                .allSatisfy(file -> assertThat(globs).as(file.toString()).anyMatch(glob -> glob.matches(file)));
        assertThat(globs).allSatisfy(glob -> assertThat(files).anyMatch(glob::matches));
    }

    /** A binary knows no other migrations than those in Flyway's configuration. */
    @ParameterizedTest
    @ValueSource(strings = {"ingest", "pipeline", "predictor", "kitchen-ui"})
    void everyMigrationIsInTheConfiguration(String service) throws IOException {
        Properties settings = new Properties();
        try (var in = Files.newInputStream(
                HOUSE.resolve(service).resolve("target/classes/META-INF/microprofile-config.properties"))) {
            settings.load(in);
        }
        List<String> known =
                List.of(settings.getProperty("quarkus.flyway.locations").split(","));
        List<Path> own = resources(HOUSE.resolve(service.equals("ingest") ? "ingest/api" : service));

        assertThat(known).contains("kitchensync/serving");
        assertThat(own.stream()
                        .filter(file -> file.getFileName().toString().matches("[VR]\\d*__.+\\.sql"))
                        .map(file -> file.getParent().toString()))
                .isSubsetOf(known);
    }

    private static JsonNode metadata(String module) throws IOException {
        return new ObjectMapper()
                .readTree(HOUSE.resolve(MODULES.get(module))
                        .resolve("src/main/resources/META-INF/native-image/kitchensync/" + module)
                        .resolve("reachability-metadata.json")
                        .toFile());
    }

    private static byte[] bundled(String resource) throws IOException {
        try (InputStream in = NativeMetadataTest.class.getClassLoader().getResourceAsStream(resource)) {
            return in.readAllBytes();
        }
    }

    private static List<Path> resources(Path module) throws IOException {
        Path classes = module.resolve("target/classes");
        try (Stream<Path> walk = Files.walk(classes)) {
            return walk.filter(Files::isRegularFile)
                    .map(classes::relativize)
                    .filter(file -> !file.toString().endsWith(".class"))
                    .filter(file -> file.startsWith("META-INF/resources")
                            || QUARKUS.stream().noneMatch(file.toString()::startsWith))
                    .toList();
        }
    }

    private static boolean has(Class<?> type, JsonNode method) {
        String name = method.path("name").asText();
        List<String> parameters =
                stream(method.path("parameterTypes")).map(JsonNode::asText).toList();
        Stream<? extends Executable> members = name.equals("<init>")
                ? Arrays.stream(type.getDeclaredConstructors())
                : Arrays.stream(type.getDeclaredMethods())
                        .filter(member -> member.getName().equals(name));
        return members.anyMatch(member -> Arrays.stream(member.getParameterTypes())
                .map(Class::getTypeName)
                .toList()
                .equals(parameters));
    }

    private static Class<?> type(String name) throws ClassNotFoundException {
        int dimensions = name.length() - name.replace("[]", "[").length();
        String element = name.substring(0, name.length() - 2 * dimensions);
        Class<?> type = switch (element) {
            case "byte" -> byte.class;
            case "long" -> long.class;
            case "float" -> float.class;
            case "double" -> double.class;
            default -> Class.forName(element, false, NativeMetadataTest.class.getClassLoader());
        };
        for (int i = 0; i < dimensions; i++) {
            type = type.arrayType();
        }
        return type;
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
