package kitchensync.kitchenui.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The one process answers for all services, so every route of each has a rule. */
class EveryRouteTest {

    private static final Map<Class<? extends Annotation>, String> METHODS =
            Map.of(GET.class, "GET", POST.class, "POST", PUT.class, "PUT", DELETE.class, "DELETE");

    @Test
    void everyRouteOfTheHouseHasARule() {
        List<String> routes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("kitchensync").stream()
                        .filter(code -> code.isAnnotatedWith(Path.class))
                        .map(JavaClass::reflect)
                        .flatMap(EveryRouteTest::routes)
                        .sorted()
                        .toList();

        assertThat(routes)
                .contains("GET /stores/{store}", "GET /pipeline", "GET /models", "POST /local/query", "GET /stream");
        assertThat(routes).allSatisfy(route -> assertThat(rule(route)).isPresent());
    }

    private static Optional<Rule> rule(String route) {
        String[] parts = route.split(" ");
        return Rule.of(parts[0], Rule.segments(parts[1]));
    }

    private static Stream<String> routes(Class<?> type) {
        return Stream.of(type.getDeclaredMethods()).flatMap(method -> route(type, method));
    }

    private static Stream<String> route(Class<?> type, Method method) {
        Path below = method.getAnnotation(Path.class);
        String path = "/" + type.getAnnotation(Path.class).value() + "/" + (below == null ? "" : below.value());
        return METHODS.entrySet().stream()
                .filter(verb -> method.isAnnotationPresent(verb.getKey()))
                .map(verb -> verb.getValue() + " " + path.replaceAll("/+", "/").replaceAll("(.)/$", "$1"));
    }
}
