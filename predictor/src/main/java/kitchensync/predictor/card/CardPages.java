package kitchensync.predictor.card;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import kitchensync.pages.Look;
import kitchensync.pages.Said;
import kitchensync.predictor.registry.ModelList;
import kitchensync.predictor.registry.ModelRegistry;
import kitchensync.predictor.registry.StoredModel;
import kitchensync.predictor.train.ModelCard;
import kitchensync.predictor.train.TrainingReport;
import org.jspecify.annotations.Nullable;

/** Writes the list of the models, and a card of each. */
@Singleton
public class CardPages {

    private static final String CSS = Look.read(CardPages.class, "card.css");

    /** Its stylesheet and nothing else, no script. */
    static final Look LOOK = new Look(CSS, "", "style-src " + Look.sum(CSS));

    @CheckedTemplate(basePath = "predictor")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance models(List<ModelSummary> models, Look look, String who);

        static native TemplateInstance card(Card card, Look look, Words words, String who);
    }

    /**
     * All that a card shows.
     *
     * @param report and {@code details}: null for a model from before they were kept
     * @param since days that it has forecast since
     */
    public record Card(
            ModelSummary summary,
            @Nullable TrainingReport report,
            @Nullable ModelCard details,
            List<ModelList.Promotion> promotions,
            List<Drift.Day> since,
            String calibration,
            String bias) {}

    private final ModelList models;
    private final ModelRegistry registry;
    private final Drift drift;
    private final ObjectMapper json;

    CardPages(ModelList models, ModelRegistry registry, Drift drift, ObjectMapper json) {
        this.models = models;
        this.registry = registry;
        this.drift = drift;
        this.json = json;
    }

    /** The newest hundred, newest first. */
    public List<ModelSummary> summaries() throws SQLException {
        Optional<String> champion = registry.champion().map(StoredModel::version);
        return models.all().stream()
                .map(model -> ModelSummary.of(model, read(model.report(), TrainingReport.class), champion))
                .toList();
    }

    /** @param who has logged in, and can log out; empty where nobody can */
    String list(String who) throws SQLException {
        return Templates.models(summaries(), LOOK, who).render();
    }

    /** The page of one model, to be kept as a file; empty when there is none of that version. */
    public Optional<String> card(String version) throws SQLException {
        return card(version, "");
    }

    /** The page of one model; empty when there is none of that version. */
    Optional<String> card(String version, String who) throws SQLException {
        Optional<ModelList.Entry> entry = models.find(version);
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        TrainingReport report = read(entry.get().report(), TrainingReport.class);
        ModelCard details =
                models.card(version).map(text -> read(text, ModelCard.class)).orElse(null);
        List<Drift.Day> since = drift.of(version);
        Card card = new Card(
                ModelSummary.of(entry.get(), report, registry.champion().map(StoredModel::version)),
                report,
                details,
                models.promotions(version),
                since,
                details == null ? "" : Charts.calibration(details.calibration()),
                since.isEmpty() ? "" : Charts.bias(since));
        return Optional.of(Templates.card(card, LOOK, Words.OF, who).render());
    }

    /** There is no model of a version. */
    static String noModel(String who) {
        return Said.page("No such model", "There is no such model.", "/models", "All models", LOOK, who);
    }

    /** Nothing can be looked up right now. */
    static String unavailable(String who) {
        return Said.page(
                "Not available",
                "The models cannot be looked up right now, because Postgres or the warehouse does not answer.",
                "/models",
                "Again",
                LOOK,
                who);
    }

    private <T> @Nullable T read(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException ofAnotherTime) {
            return null;
        }
    }
}
