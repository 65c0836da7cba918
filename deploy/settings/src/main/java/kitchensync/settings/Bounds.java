package kitchensync.settings;

import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.ConfigValidationException.Problem;
import io.smallrye.config.ConfigValidator;
import io.smallrye.config.common.utils.StringUtil;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds our own settings to the bounds that are written on them in the words of Jakarta Validation: numbers by
 * {@link Min}, {@link Max}, {@link DecimalMin}, {@link DecimalMax} and {@link Positive}, texts by {@link Pattern},
 * times by our own {@link AtLeast}. An
 * implementation of that whole standard took a third of a service's start.
 */
final class Bounds implements ConfigValidator {

    private static final String OURS = "kitchensync.";

    /** @throws ConfigValidationException that names every setting beyond its bounds, and the bound */
    @Override
    public void validateMapping(Class<?> mapping, String prefix, Object settings) {
        if (!mapping.getName().startsWith(OURS)) {
            return;
        }
        List<Problem> problems = new ArrayList<>();
        look(mapping, prefix, settings, problems);
        if (!problems.isEmpty()) {
            throw new ConfigValidationException(problems.toArray(Problem[]::new));
        }
    }

    private static void look(Class<?> mapping, String prefix, Object settings, List<Problem> problems) {
        for (Method setting : mapping.getMethods()) {
            if (setting.getParameterCount() > 0) {
                continue;
            }
            String key = prefix + "." + StringUtil.skewer(setting.getName());
            Object value = value(setting, settings);
            for (Annotation bound : setting.getAnnotations()) {
                String wanted = wanted(bound, value);
                if (wanted != null) {
                    problems.add(new Problem(key + " is " + value + "; " + wanted));
                }
            }
            if (setting.getReturnType().getName().startsWith(OURS)
                    && setting.getReturnType().isInterface()) {
                look(setting.getReturnType(), key, value, problems);
            }
        }
    }

    private static Object value(Method setting, Object settings) {
        try {
            return setting.invoke(settings);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(setting + " cannot be read", impossible);
        }
    }

    /** What the value should be, or null when it is that. */
    private static @Nullable String wanted(Annotation bound, Object value) {
        return switch (bound) {
            case Min min when number(value) < min.value() -> "it has to be at least " + min.value();
            case Max max when number(value) > max.value() -> "it can be " + max.value() + " at most";
            case DecimalMin min
            when number(value) < Double.parseDouble(min.value()) -> "it has to be at least " + min.value();
            case DecimalMax max
            when number(value) > Double.parseDouble(max.value()) -> "it can be " + max.value() + " at most";
            case AtLeast least
            when ((Duration) value).compareTo(Duration.parse(least.value())) < 0 ->
                "it has to be at least " + least.value();
            case Positive _ when number(value) <= 0 -> "it has to be more than 0";
            case Pattern pattern when !value.toString().matches(pattern.regexp()) -> pattern.message();
            case Min _, Max _, DecimalMin _, DecimalMax _, Positive _, Pattern _, AtLeast _ -> null;
            default -> {
                if (bound.annotationType().getPackage().equals(Min.class.getPackage())) {
                    throw new IllegalStateException("nobody looks after " + bound);
                }
                yield null;
            }
        };
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }
}
