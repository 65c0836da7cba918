package kitchensync.local.serve;

import static java.util.stream.Collectors.joining;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import kitchensync.predictor.card.CardPages;
import kitchensync.predictor.card.ModelSummary;
import kitchensync.predictor.forecast.Forecasting;
import kitchensync.predictor.plan.Planning;
import kitchensync.predictor.registry.ModelRegistry;

/** Does what the command {@code models} asks, and answers in lines for a person. */
@Singleton
@Unremovable
public class ModelTasks {

    private static final String ROW = "%-12s %-10s %-16s %-24s %-8s %-22s %-17s %s";

    private final ModelRegistry registry;
    private final Forecasting forecasting;
    private final Planning planning;
    private final CardPages pages;
    private final Clock clock;

    ModelTasks(ModelRegistry registry, Forecasting forecasting, Planning planning, CardPages pages, Clock clock) {
        this.registry = registry;
        this.forecasting = forecasting;
        this.planning = planning;
        this.pages = pages;
        this.clock = clock;
    }

    /** @throws IOException in words, when it cannot be done as asked */
    public String run(ModelTask task) throws IOException, SQLException {
        try {
            return switch (task.action()) {
                case LIST -> list();
                case CARD -> {
                    String version = Objects.requireNonNullElse(task.version(), "");
                    yield pages.card(version)
                            .orElseThrow(() -> new IOException("There is no model " + version + "; see models list."));
                }
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
        List<ModelSummary> models = pages.summaries();
        if (models.isEmpty()) {
            return "There are no models; make one with ./kitchensync train.";
        }
        return Stream.of(
                        Stream.of(ROW.formatted(
                                "VERSION",
                                "STATE",
                                "TRAINED",
                                "ON DAYS",
                                "DEVIANCE",
                                "BEST OTHER",
                                "WASTE/SERVICE",
                                "WHY")),
                        models.stream().map(ModelTasks::row),
                        Stream.of("More of each: the page /models of a running ./kitchensync up, or"
                                + " ./kitchensync models card VERSION > card.html"))
                .flatMap(lines -> lines)
                .collect(joining("\n"));
    }

    private static String row(ModelSummary model) {
        return ROW.formatted(
                        model.version(),
                        model.state(),
                        model.trained(),
                        model.days(),
                        model.deviance(),
                        model.next(),
                        model.played(),
                        model.why())
                .stripTrailing();
    }
}
