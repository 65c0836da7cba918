package kitchensync.local.serve;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import kitchensync.predictor.forecast.Forecasting;
import kitchensync.predictor.plan.Planning;
import kitchensync.predictor.registry.ModelRegistry;
import kitchensync.predictor.registry.ModelRegistry.Entry;
import kitchensync.predictor.registry.StoredModel;

/** Does what the command {@code models} asks, and answers in lines for a person. */
@Singleton
@Unremovable
public class ModelTasks {

    private static final String ROW = "%-14s %-10s %-20s %-23s %-9s %s";

    private final ModelRegistry registry;
    private final Forecasting forecasting;
    private final Planning planning;
    private final ObjectMapper json;
    private final Clock clock;

    ModelTasks(ModelRegistry registry, Forecasting forecasting, Planning planning, ObjectMapper json, Clock clock) {
        this.registry = registry;
        this.forecasting = forecasting;
        this.planning = planning;
        this.json = json;
        this.clock = clock;
    }

    /** @throws IOException in words, when it cannot be done as asked */
    public String run(ModelTask task) throws IOException, SQLException {
        try {
            return switch (task.action()) {
                case LIST -> list();
                case PROMOTE -> {
                    String version = Objects.requireNonNullElse(task.version(), "");
                    registry.promote(version, task.by(), "asked for", clock.instant());
                    yield forecast(version);
                }
                case ROLLBACK -> forecast(registry.rollBack(task.by(), clock.instant()));
            };
        } catch (IllegalArgumentException | IllegalStateException refused) {
            throw new IOException(refused.getMessage(), refused);
        }
    }

    /** A new champion that does not forecast yet would be champion in name only. */
    private String forecast(String version) throws SQLException {
        int cells = forecasting.predict().rows();
        planning.planWeek();
        return "Model " + version
                + " is champion now; %,d cells were forecast and the week planned anew with it.".formatted(cells);
    }

    private String list() throws SQLException {
        List<Entry> models = registry.models();
        if (models.isEmpty()) {
            return "There are no models; make one with ./kitchensync train.";
        }
        Optional<String> champion = registry.champion().map(StoredModel::version);
        return Stream.concat(
                        Stream.of(ROW.formatted("VERSION", "STATE", "TRAINED", "ON DAYS", "DEVIANCE", "PROMOTED")),
                        models.stream().map(model -> row(model, champion)))
                .collect(joining("\n"));
    }

    private String row(Entry model, Optional<String> champion) {
        String state = champion.filter(model.version()::equals).isPresent()
                ? "champion"
                : !model.usable() ? "too old" : model.promotedAt() == null ? "challenger" : "was";
        return ROW.formatted(
                model.version(),
                state,
                model.trainedAt().truncatedTo(ChronoUnit.SECONDS),
                model.windowStart() == null ? "" : model.windowStart() + ".." + model.windowEnd(),
                deviance(model),
                model.promotedAt() == null
                        ? ""
                        : model.promotedAt().truncatedTo(ChronoUnit.SECONDS) + " by " + model.promotedBy() + ": "
                                + model.reason());
    }

    private String deviance(Entry model) {
        try {
            JsonNode deviance = json.readTree(model.report()).at("/scores/0/poissonDeviance");
            return deviance.isNumber() ? "%.4f".formatted(deviance.asDouble()) : "";
        } catch (JsonProcessingException unreadable) {
            return "";
        }
    }
}
