package kitchensync.kitchenui.queue;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateData;
import io.quarkus.qute.TemplateInstance;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import kitchensync.kitchenui.KitchenUiSettings;
import kitchensync.kitchenui.page.Speech;

/**
 * The cards and rows of a queue as HTML. They are most of a page and writing them is most of its time, and from one minute
 * to the next nothing changes on most of them but a time: so each is written once, with a hole for that time, for as long
 * as pages show it. A part may depend on what its method is given, on the scope and on settings, and on nothing else.
 */
@TemplateData
public final class Parts {

    /** Where the time comes. No other text of a page has it, because Postgres takes none with it. */
    private static final RawString HOLE = new RawString("\0");

    @CheckedTemplate(basePath = "kitchen-ui/queue")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance age(Age age, long waited);

        static native TemplateInstance card(Card card, RawString age, Scope scope, KitchenUiSettings settings);

        static native TemplateInstance cooking(Holding held, RawString left);

        static native TemplateInstance held(Holding held, RawString left, Scope scope);

        static native TemplateInstance done(Recent done, Scope scope);
    }

    /**
     * What the forms of a page say beside what they are about.
     *
     * @param only the name of the queue that the page shows alone; empty for both
     */
    @TemplateData
    public record Scope(String store, Instant slotStart, String only, Locale locale) {}

    /** What a part of that name is written from. */
    private record Key(String part, Object of, Scope scope) {}

    private final Kept kept;
    private final KitchenUiSettings settings;
    private final Scope scope;
    private final Speech speech;
    private final String age;

    Parts(Kept kept, KitchenUiSettings settings, QueueView view, Locale locale) {
        this.kept = kept;
        this.settings = settings;
        this.scope = new Scope(view.store().id(), view.slotStart(), view.onlyId(), locale);
        this.speech = Speech.of(locale);
        this.age = speech.render(Templates.age(view.age(), view.waited()));
    }

    public RawString cards(List<Card> cards) {
        return each(cards, card -> part("card", card, () -> Templates.card(card, HOLE, scope, settings), age));
    }

    /** Units that are not ready yet. */
    public RawString cooking(List<Holding> cooking) {
        return each(cooking, held -> {
            Holding any = held.atAnyMinute();
            return part("cooking", any, () -> Templates.cooking(any, HOLE), left(held));
        });
    }

    /** Units that can be thrown away. */
    public RawString held(List<Holding> ready) {
        return each(ready, held -> {
            Holding any = held.atAnyMinute();
            return part("held", any, () -> Templates.held(any, HOLE, scope), left(held));
        });
    }

    /** What was done lately, to take back. */
    public RawString done(List<Recent> recent) {
        return each(recent, done -> part("done", done, () -> Templates.done(done, scope), ""));
    }

    private String left(Holding held) {
        return speech.words(QueueWords.class).minutes(held.minutes());
    }

    private static <T> RawString each(List<T> all, Function<T, String> html) {
        return new RawString(all.stream().map(html).collect(Collectors.joining()));
    }

    private String part(String name, Object of, Supplier<TemplateInstance> template, String time) {
        String html = kept.of(new Key(name, of, scope), () -> speech.render(template.get()));
        return html.replace(HOLE.getValue(), time);
    }
}
