package kitchensync.kitchenui.queue;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateData;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import kitchensync.kitchenui.KitchenUiSettings;
import kitchensync.kitchenui.page.Speech;

/**
 * The cards and rows of a queue as HTML. They are most of a page, and writing them is most of its time; but from one minute
 * or store to the next little of them differs. So Qute writes each kind once, as a {@link Stencil}, for as long as pages
 * show it. A stencil may depend on what its template is given, on the language and on settings, and on nothing else.
 */
@TemplateData
public final class Parts {

    @CheckedTemplate(basePath = "kitchen-ui/queue")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance age(Age age, long waited);

        static native TemplateInstance card(Card card, Blanks blanks, String only, KitchenUiSettings settings);

        static native TemplateInstance cooking(Holding held, Blanks blanks);

        static native TemplateInstance held(Holding held, Blanks blanks, String only);

        static native TemplateInstance done(Recent done, Blanks blanks, String only);
    }

    /** What a stencil of that name is written from. */
    private record Key(String part, Object of, String only, Locale locale) {}

    private final Kept kept;
    private final KitchenUiSettings settings;
    private final Speech speech;
    private final String store;
    private final String slotStart;
    private final String only;
    private final String age;
    private final String ageTag;

    Parts(Kept kept, KitchenUiSettings settings, QueueView view, Locale locale) {
        this.kept = kept;
        this.settings = settings;
        this.speech = Speech.of(locale);
        this.store = view.store().id();
        this.slotStart = view.slotStart().toString();
        this.only = view.onlyId();
        this.age = view.age().id();
        this.ageTag = speech.render(Templates.age(view.age(), view.waited()));
    }

    public RawString cards(List<Card> cards) {
        Blanks blanks = new Blanks(store, slotStart, "", "", "", age, ageTag);
        return each(
                cards,
                card -> stencil("card", card, () -> Templates.card(card, Blanks.EMPTY, only, settings))
                        .fill(blanks));
    }

    /** Units that are not ready yet. */
    public RawString cooking(List<Holding> cooking) {
        return each(cooking, held -> {
            Holding kind = held.kind();
            return stencil("cooking", kind, () -> Templates.cooking(kind, Blanks.EMPTY))
                    .fill(blanks(held));
        });
    }

    /** Units that can be thrown away. */
    public RawString held(List<Holding> ready) {
        return each(ready, held -> {
            Holding kind = held.kind();
            return stencil("held", kind, () -> Templates.held(kind, Blanks.EMPTY, only))
                    .fill(blanks(held));
        });
    }

    /** What was done lately, to take back. */
    public RawString done(List<Recent> recent) {
        return each(recent, done -> {
            Recent kind = done.kind();
            return stencil("done", kind, () -> Templates.done(kind, Blanks.EMPTY, only))
                    .fill(new Blanks(store, slotStart, done.act(), done.at(), "", "", ""));
        });
    }

    private Blanks blanks(Holding held) {
        String left = speech.words(QueueWords.class).minutes(held.minutes());
        return new Blanks(store, slotStart, held.batch(), held.at(), String.valueOf(held.until()), "", left);
    }

    private static <T> RawString each(List<T> all, Function<T, String> html) {
        return new RawString(all.stream().map(html).collect(Collectors.joining()));
    }

    private Stencil stencil(String part, Object of, Supplier<TemplateInstance> template) {
        return kept.of(new Key(part, of, only, speech.locale()), () -> speech.render(template.get()));
    }
}
