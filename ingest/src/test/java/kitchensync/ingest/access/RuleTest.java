package kitchensync.ingest.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No path of ingest is without a rule. */
class RuleTest {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private static Set<String> ruled() {
        return Rule.ALL.stream().map(rule -> rule.method() + " " + rule.path()).collect(Collectors.toSet());
    }

    @Test
    void everyPathOfTheContractHasARule() throws IOException {
        JsonNode contract =
                new YAMLMapper().readTree(RuleTest.class.getResourceAsStream("/kitchensync/ingest/openapi.yaml"));
        Set<String> paths = new TreeSet<>();
        contract.get("paths")
                .properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    if (METHODS.contains(method)) {
                        paths.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey());
                    }
                }));

        assertThat(paths).hasSizeGreaterThan(9);
        assertThat(ruled()).containsAll(paths);
    }

    @Test
    void everyPathOfAResourceHasARule() {
        Set<String> paths = new TreeSet<>();
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("kitchensync.ingest").stream()
                        .filter(code -> !code.isInterface())
                        .map(code -> code.reflect())
                        .flatMap(RuleTest::withItsContracts)
                        .filter(type -> type.isAnnotationPresent(Path.class))
                        .forEach(type ->
                                Arrays.stream(type.getMethods()).forEach(method -> paths.addAll(paths(type, method))));

        assertThat(paths).contains("POST /events/{store_id}/sales", "DELETE /keys/{key_id}");
        assertThat(ruled()).containsAll(paths);
    }

    private static Stream<Class<?>> withItsContracts(Class<?> type) {
        return Stream.concat(Stream.of(type), Arrays.stream(type.getInterfaces()));
    }

    private static List<String> paths(Class<?> type, Method method) {
        String own = method.isAnnotationPresent(Path.class)
                ? method.getAnnotation(Path.class).value()
                : "";
        String path = Rule.segments(type.getAnnotation(Path.class).value() + "/" + own).stream()
                .filter(segment -> !segment.isEmpty())
                .collect(Collectors.joining("/", "/", ""));
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(httpMethod -> httpMethod != null)
                .map(httpMethod -> httpMethod.value() + " " + path)
                .toList();
    }

    @Test
    void onlyHealthAsksForNoKey() {
        assertThat(Rule.ALL.stream().filter(rule -> rule.scope().isEmpty()).map(Rule::path))
                .containsExactly("/health");
    }
}
