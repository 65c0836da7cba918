package kitchensync.kitchenui.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleTest {

    private static final Path CLASSES = Path.of("target", "classes");
    private static final Map<Class<? extends Annotation>, String> METHODS =
            Map.of(GET.class, "GET", POST.class, "POST");

    @ParameterizedTest
    @CsvSource({
        "GET, /, /",
        "HEAD, /stores/012, /stores/{store}",
        "GET, /stores/012/, /stores/{store}",
        "GET, /stores/012/day.csv, /stores/{store}/day*/**",
        "GET, /stores/012/forecast/HOT_DOG, /stores/{store}/forecast/**",
        "POST, /stores/012/plan/overrides/7/end, /stores/{store}/plan/**",
        "GET, /q/health/ready, /q/health/**",
        "GET, /q/metrics, /q/metrics/**",
        "GET, /q/openapi, /q/**",
        "DELETE, /keys/a, /keys/**",
    })
    void theFirstRuleOfAPathCounts(String method, String path, String rule) {
        assertThat(Rule.of(method, Rule.segments(path)).map(Rule::path)).contains(rule);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /stores//",
        "GET, /stores/012;a=b",
        "GET, /pipeline;a=b",
        "GET, /pipeline/a;b",
        "POST, /stores/012",
        "DELETE, /stores/012/plan/1",
        "PUT, /login",
        "OPTIONS, /stores/012/done",
        "GET, /stores/012/done",
        "GET, /stores/012/nothing",
        "GET, /nothing",
        "GET, /loginx",
    })
    void whatIsNotListedHasNoRule(String method, String path) {
        assertThat(Rule.of(method, Rule.segments(path))).isEmpty();
    }

    @Test
    void theDocumentSaysWhatTheRulesSay() {
        assertThat(Documented.all())
                .isNotEmpty()
                .isEqualTo(Rule.ALL.stream().map(Documented::of).toList());
    }

    /** A new resource or file without a rule fails here; so does a rule that overlooks the store in the path. */
    @Test
    void everyRouteOfThePagesHasARule() throws Exception {
        List<String> routes = routes();

        assertThat(routes).contains("GET /stores/{store}", "POST /login");
        assertThat(routes).allSatisfy(route -> {
            List<String> parts = List.of(route.split(" "));
            Optional<Rule> rule = Rule.of(parts.getFirst(), Rule.segments(parts.getLast()));
            assertThat(rule).isPresent();
            assertThat(rule.get().needs() == Rule.Needs.STORE).isEqualTo(route.contains("{store}"));
        });
    }

    private static List<String> routes() throws IOException {
        Path pages = CLASSES.resolve("META-INF/resources");
        try (Stream<Path> classes = Files.walk(CLASSES.resolve("kitchensync"));
                Stream<Path> files = Files.walk(pages)) {
            return Stream.concat(
                            classes.filter(file -> file.toString().endsWith(".class"))
                                    .map(RuleTest::load)
                                    .flatMap(RuleTest::routes),
                            files.filter(Files::isRegularFile).map(file -> "GET /" + pages.relativize(file)))
                    .toList();
        }
    }

    private static Class<?> load(Path file) {
        String name = CLASSES.relativize(file).toString().replace('/', '.').replaceAll("\\.class$", "");
        try {
            return Class.forName(name, false, RuleTest.class.getClassLoader());
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Stream<String> routes(Class<?> type) {
        jakarta.ws.rs.Path root = type.getAnnotation(jakarta.ws.rs.Path.class);
        return root == null
                ? Stream.empty()
                : Stream.of(type.getDeclaredMethods()).flatMap(method -> route(root.value(), method));
    }

    private static Stream<String> route(String root, Method method) {
        jakarta.ws.rs.Path below = method.getAnnotation(jakarta.ws.rs.Path.class);
        String path = ("/" + root + "/" + (below == null ? "" : below.value()))
                .replaceAll("/+", "/")
                .replaceAll("(.)/$", "$1");
        return METHODS.entrySet().stream()
                .filter(verb -> method.isAnnotationPresent(verb.getKey()))
                .map(verb -> verb.getValue() + " " + path);
    }
}
