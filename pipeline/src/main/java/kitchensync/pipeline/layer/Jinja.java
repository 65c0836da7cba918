package kitchensync.pipeline.layer;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.el.ext.NamedParameter;
import com.hubspot.jinjava.interpret.Context;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.interpret.TemplateError;
import com.hubspot.jinjava.lib.fn.ELFunctionDefinition;
import com.hubspot.jinjava.objects.collections.PyMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Renders dbt's templates: {@code ref}, {@code source}, {@code var}, {@code config}, {@code this},
 * {@code is_incremental}, {@code target.type} and the project's own macros. Whatever a template names and nobody knows is an error.
 */
public final class Jinja {

    private static final String RENDERING = "__rendering";

    private final Jinjava engine;
    private final Context macros;
    private final String target;

    /**
     * @param macros texts with macros, for every template
     * @param target type of the warehouse, as dbt calls it: {@code duckdb}, {@code snowflake}
     */
    public Jinja(List<String> macros, String target) {
        this.engine = new Jinjava(JinjavaConfig.newBuilder()
                .withFailOnUnknownTokens(true)
                // Filters are called, not looked up by reflection.
                .withEnableFilterChainOptimization(true)
                .build());
        this.target = target;
        register("ref", String.class);
        register("source", String.class, String.class);
        register("var", String.class);
        register("config", Object[].class);
        register("is_incremental");
        this.macros = parse(String.join("\n", macros)
                .replaceAll("\\{%-?\\s*test\\s+(\\w+)", "{% macro test_$1")
                .replaceAll("\\{%-?\\s*endtest\\s*-?%}", "{% endmacro %}"));
    }

    /** Parsed once: every template is rendered in a context that inherits this one. */
    private Context parse(String texts) {
        Context context = new Context(engine.getGlobalContext());
        JinjavaInterpreter interpreter = new JinjavaInterpreter(engine, context, engine.getGlobalConfig());
        interpreter.render(texts);
        interpreter.getErrors().stream().findFirst().ifPresent(error -> {
            throw new LayerException("macros: " + reason(error));
        });
        return context;
    }

    private void register(String name, Class<?>... parameters) {
        engine.getGlobalContext().registerFunction(new ELFunctionDefinition("", name, Jinja.class, name, parameters));
    }

    /** A text that reads no model and asks for no var. */
    public String plain(String what, String template) {
        return render(what, template, Map.of(), new Rendering(name -> name, Map.of(), false));
    }

    /**
     * @param what the model or file, for errors
     * @throws LayerException when the template is wrong
     */
    String render(String what, String template, Map<String, ?> values, Rendering rendering) {
        Map<String, Object> context = new HashMap<>(values);
        context.put(RENDERING, rendering);
        context.put("target", new PyMap(Map.of("type", target)));
        JinjavaInterpreter interpreter =
                new JinjavaInterpreter(engine, new Context(macros, context), engine.getGlobalConfig());
        JinjavaInterpreter.pushCurrent(interpreter);
        String text;
        try {
            text = interpreter.render(template);
        } finally {
            JinjavaInterpreter.popCurrent();
        }
        interpreter.getErrors().stream().findFirst().ifPresent(error -> {
            throw new LayerException(what + ": " + reason(error));
        });
        return text.strip();
    }

    /** What a function of ours said, when it was one of them that failed. */
    private static @Nullable String reason(TemplateError error) {
        for (Throwable cause = error.getException(); cause != null; cause = cause.getCause()) {
            if (cause instanceof LayerException ours) {
                return ours.getMessage();
            }
        }
        return error.getMessage();
    }

    private static Object current(String name) {
        return Objects.requireNonNull(
                JinjavaInterpreter.getCurrent().getContext().get(name));
    }

    /** dbt's {@code ref}. */
    public static String ref(String model) {
        return ((Rendering) current(RENDERING)).read(model);
    }

    /** dbt's {@code source}. */
    public static String source(String source, String table) {
        return ((Rendering) current(RENDERING)).read(source + "." + table);
    }

    /** dbt's {@code var}, of those that the project declares. */
    public static String var(String name) {
        return ((Rendering) current(RENDERING)).variable(name);
    }

    /** dbt's {@code is_incremental}. */
    public static boolean is_incremental() {
        return ((Rendering) current(RENDERING)).incremental();
    }

    /** dbt's {@code config}, with named values. */
    public static String config(Object... settings) {
        Rendering rendering = (Rendering) current(RENDERING);
        for (Object setting : settings) {
            NamedParameter named = (NamedParameter) setting;
            rendering.configure(named.getName(), named.getValue());
        }
        return "";
    }
}
