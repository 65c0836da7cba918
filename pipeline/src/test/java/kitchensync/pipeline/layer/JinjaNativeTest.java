package kitchensync.pipeline.layer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.interpret.Context;
import com.hubspot.jinjava.lib.exptest.ExpTest;
import com.hubspot.jinjava.lib.filter.AdvancedFilter;
import com.hubspot.jinjava.lib.filter.Filter;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import jinjava.javax.el.ExpressionFactory;
import org.junit.jupiter.api.Test;

/** jinjava makes what it knows by reflection: a native binary has to be told of each. */
class JinjaNativeTest {

    private static final String METADATA = "/META-INF/native-image/kitchensync/pipeline/reachability-metadata.json";

    private final Context engine = new Jinjava().getGlobalContext();

    @Test
    void everyTagFilterAndTestCanBeMade() throws IOException {
        Map<String, JsonNode> told = told();

        assertThat(Stream.of(engine.getAllTags(), engine.getAllFilters(), engine.getAllExpTests())
                        .flatMap(all -> all.stream())
                        .map(Object::getClass)
                        // The end of a tag is made with the tag that it ends.
                        .filter(type -> !type.getSimpleName().equals("EndTag"))
                        .map(Class::getName))
                .hasSizeGreaterThan(120)
                .allMatch(told::containsKey)
                .allMatch(name -> told.get(name).at("/methods/0/name").asText().equals("<init>"));
    }

    /** An expression finds them by name, {@code x is y} and filters within one. */
    @Test
    void everyFilterAndTestCanBeCalled() throws IOException {
        Map<String, JsonNode> told = told();

        assertThat(Stream.concat(
                                Stream.of(ExpTest.class, Filter.class, AdvancedFilter.class),
                                Stream.of(engine.getAllFilters(), engine.getAllExpTests())
                                        .flatMap(all -> all.stream())
                                        .map(Object::getClass))
                        .map(Class::getName))
                .allMatch(told::containsKey)
                .allMatch(name -> told.get(name).path("allPublicMethods").asBoolean());
    }

    /** What evaluates expressions is made by the name of its class. */
    @Test
    void expressionsCanBeEvaluated() throws IOException {
        assertThat(told())
                .containsKey(ExpressionFactory.newInstance().getClass().getName());
    }

    @Test
    void everyFunctionCanBeFound() throws IOException {
        Map<String, JsonNode> told = told();

        assertThat(engine.getAllFunctions())
                .isNotEmpty()
                .extracting(function -> function.getMethod())
                .allSatisfy(method ->
                        assertThat(isTold(told, method)).as(method.toString()).isTrue());
    }

    private static boolean isTold(Map<String, JsonNode> told, Method method) {
        JsonNode type = told.get(method.getDeclaringClass().getName());
        return type != null
                && (type.path("allPublicMethods").asBoolean()
                        || type.at("/methods/0/name").asText().equals(method.getName()));
    }

    private static Map<String, JsonNode> told() throws IOException {
        Map<String, JsonNode> told = new HashMap<>();
        try (InputStream in = JinjaNativeTest.class.getResourceAsStream(METADATA)) {
            for (JsonNode type : new ObjectMapper().readTree(in).path("reflection")) {
                told.put(type.path("type").asText(), type);
            }
        }
        return told;
    }
}
