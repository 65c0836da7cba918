package kitchensync.local.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The engines that run elsewhere, of which a data folder then has no part. They are where {@code quarkus.datasource.*}
 * and {@code kafka.*} say.
 */
record External(boolean postgres, boolean kafka) {

    private static final String VARIABLE = "KITCHENSYNC_EXTERNAL";
    private static final List<String> NAMES = List.of("postgres", "kafka");

    /** As the environment says. */
    static External ofEnvironment() {
        return of(System.getenv().getOrDefault(VARIABLE, ""));
    }

    /** @param names with commas between; empty for none */
    static External of(String names) {
        Set<String> all = Arrays.stream(names.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
        if (!NAMES.containsAll(all)) {
            throw new IllegalArgumentException(
                    VARIABLE + " is '" + names + "'; name postgres, kafka, or both with a comma between");
        }
        return new External(all.contains("postgres"), all.contains("kafka"));
    }
}
