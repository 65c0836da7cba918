package kitchensync.domain.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one catalogue entry. Every reader answers a usable value even when the field is wrong, and keeps the
 * problem, so that one pass over a file reports all of its mistakes.
 */
final class Fields {

    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);
    private static final int MOST_DECIMALS = 20;

    private static final int LONGEST_SHOWN = 60;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final String entry;
    private final JsonNode node;
    private final List<String> problems = new ArrayList<>();
    private final Set<String> known = new HashSet<>();

    Fields(String entry, JsonNode node) {
        this.entry = entry;
        this.node = node;
        if (!node.isObject()) {
            problems.add(entry + ": must be a list of 'field: value' pairs");
        }
    }

    /** Problems so far; call after the last field, when the unknown fields are known too. */
    List<String> problems() {
        List<String> all = new ArrayList<>(problems);
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                all.add(entry + ", field " + name + ": there is no such field; the fields are "
                        + String.join(", ", known.stream().sorted().toList()));
            }
        });
        return all;
    }

    /** A text of the file, cut to what belongs in a message. */
    static String shown(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "..";
    }

    boolean has(String field) {
        known.add(field);
        return node.hasNonNull(field);
    }

    String text(String field) {
        if (!has(field) || node.get(field).asText().isBlank()) {
            return wrong(field, "is missing", "");
        }
        String text = node.get(field).asText();
        return CONTROL.matcher(text).find() ? wrong(field, "must have no control characters", "") : text;
    }

    /** An id: text that matches, because YAML reads an unquoted 012 as the number 10. */
    String id(Pattern form, String described) {
        String id = text("id");
        if (has("id") && !node.get("id").isTextual()) {
            return wrong("id", "must be text; write it in quotes", id);
        }
        return id.isEmpty() || form.matcher(id).matches()
                ? id
                : wrong("id", described + ", but is '" + shown(id) + "'", id);
    }

    String textOr(String field, String otherwise) {
        return has(field) && !node.get(field).asText().isBlank() ? text(field) : otherwise;
    }

    /** A text turned into something else; what the conversion throws becomes the problem. */
    <T> T as(String field, String otherwise, Function<String, T> conversion) {
        String text = textOr(field, otherwise);
        try {
            return conversion.apply(text);
        } catch (RuntimeException unfit) {
            wrong(field, String.valueOf(unfit.getMessage()), "");
            return conversion.apply(otherwise);
        }
    }

    BigDecimal decimal(String field, BigDecimal least) {
        return has(field) ? atLeast(field, least) : wrong(field, "is missing", least);
    }

    @Nullable
    BigDecimal decimalOrNull(String field, BigDecimal least) {
        return has(field) ? atLeast(field, least) : null;
    }

    private BigDecimal atLeast(String field, BigDecimal least) {
        String text = node.get(field).asText();
        try {
            BigDecimal value = new BigDecimal(text);
            // Not 1e999999999, which would take a gigabyte as soon as something wrote it out.
            boolean fits = value.compareTo(least) >= 0 && value.compareTo(MOST) <= 0 && value.scale() <= MOST_DECIMALS;
            return fits ? value : wrong(field, notANumber(least, text), least);
        } catch (NumberFormatException unfit) {
            return wrong(field, notANumber(least, text), least);
        }
    }

    private static String notANumber(BigDecimal least, String text) {
        return "must be a number of at least " + least + ", but is '" + shown(text) + "'";
    }

    int whole(String field, int least, int most) {
        JsonNode value = node.path(field);
        if (has(field) && value.canConvertToExactIntegral() && value.asLong() >= least && value.asLong() <= most) {
            return value.asInt();
        }
        return wrong(
                field,
                "must be a whole number from " + least + " to " + most
                        + (has(field) ? ", but is '" + value.asText() + "'" : ""),
                least);
    }

    boolean flag(String field, boolean otherwise) {
        if (!has(field)) {
            return otherwise;
        }
        JsonNode value = node.get(field);
        return value.isBoolean() ? value.asBoolean() : wrong(field, "must be true or false", otherwise);
    }

    List<Integer> wholes(String field, int least, int most) {
        List<Integer> values = new ArrayList<>();
        if (has(field) && !node.get(field).isArray()) {
            wrong(field, "must be a list, [" + node.get(field).asText() + "] say", least);
        } else if (has(field)) {
            for (JsonNode value : node.get(field)) {
                if (!value.canConvertToExactIntegral() || value.asLong() < least || value.asLong() > most) {
                    wrong(field, "must be a list of whole numbers from " + least + " to " + most, least);
                } else {
                    values.add(value.asInt());
                }
            }
        }
        return values;
    }

    /** Whole numbers by name, {@code {fryer: 24}}. */
    Map<String, Integer> wholeByName(String field, int least, int most) {
        Map<String, Integer> values = new LinkedHashMap<>();
        if (!has(field)) {
            return values;
        }
        if (!node.get(field).isObject()) {
            return wrong(field, "must be names with numbers, {fryer: 24} say", values);
        }
        node.get(field).properties().forEach(named -> {
            JsonNode value = named.getValue();
            if (value.canConvertToExactIntegral() && value.asLong() >= least && value.asLong() <= most) {
                values.put(named.getKey(), value.asInt());
            } else {
                wrong(field, named.getKey() + " must be a whole number from " + least + " to " + most, least);
            }
        });
        return values;
    }

    <T> T wrong(String field, String problem, T otherwise) {
        problems.add(entry + ", field " + field + ": " + problem);
        return otherwise;
    }
}
