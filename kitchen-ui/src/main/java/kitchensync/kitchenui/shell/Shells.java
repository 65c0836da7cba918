package kitchensync.kitchenui.shell;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.catalogue.Store;
import kitchensync.kitchenui.KitchenUiSettings;
import kitchensync.kitchenui.access.CurrentViewer;
import kitchensync.kitchenui.access.Viewer;
import kitchensync.kitchenui.days.DataAge;
import kitchensync.kitchenui.page.PageQuery;
import kitchensync.kitchenui.page.Speech;
import kitchensync.kitchenui.page.StoreAddress;
import kitchensync.kitchenui.page.Tablet;
import kitchensync.kitchenui.queue.Freshness;
import kitchensync.kitchenui.shell.Shell.Link;
import org.jspecify.annotations.Nullable;

/** Makes what stands around a page, and looks up what addresses name. */
@Singleton
public class Shells {

    private final Catalogue catalogue;
    private final List<Store> stores;
    private final Clock clock;
    private final Duration staleAfter;
    private final CurrentViewer viewer;

    Shells(Catalogue catalogue, Clock clock, KitchenUiSettings settings, CurrentViewer viewer) {
        this.catalogue = catalogue;
        this.stores = catalogue.activeStores();
        this.clock = clock;
        this.staleAfter = settings.staleAfter();
        this.viewer = viewer;
    }

    public Instant now() {
        return clock.instant();
    }

    /** The day that a store has. */
    public LocalDate today(Store store) {
        return LocalDate.ofInstant(now(), store.zone());
    }

    /** The name of whoever has logged in; empty where nobody has to. */
    public String who() {
        return viewer.get().name();
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    /** The stores that whoever looks may see. */
    public List<Store> stores() {
        Viewer who = viewer.get();
        return who.onlyStores().isEmpty() ? stores : who.stores(catalogue);
    }

    /** @throws NotShown when there is no such store */
    public Store store(String id) {
        return catalogue.store(id).orElseThrow(() -> NotShown.unknownStore(id));
    }

    /** @throws NotShown when there is no such item on the menu, or never was */
    public Item item(String id) {
        return catalogue.item(id).orElseThrow(() -> NotShown.unknownItem(id));
    }

    public Shell of(Store store, Page page, PageQuery query, DataAge age, Tablet tablet) {
        Speech speech = Speech.of(tablet.locale());
        ShellWords words = speech.words(ShellWords.class);
        List<Link> links = new ArrayList<>();
        // The queue that this tablet shows, or a look at the plan would change the kitchen's screen.
        links.add(new Link(words.queue(), StoreAddress.of(store, tablet.queue()).toString(), false));
        Stream.of(Page.values())
                .filter(each -> each != Page.CHAIN || viewer.get().seesChain())
                .map(each -> link(words, store, each, page))
                .forEach(links::add);
        if (stores().size() > 1) {
            links.add(new Link(words.otherStore(), "/stores?page=" + page.id() + query.more(), false));
        }
        return shell(speech, page, query, store.name(), store, List.of(store), age, links, tablet);
    }

    /** The shell of a page of all stores that whoever looks may see, told by the clock of the first of them. */
    public Shell ofChain(PageQuery query, DataAge age, Tablet tablet) {
        Speech speech = Speech.of(tablet.locale());
        ShellWords words = speech.words(ShellWords.class);
        String place = words.allStores();
        List<Link> links = List.of(
                new Link(words.queue(), "/", false),
                new Link(words.page(Page.CHAIN), "/chain", true),
                new Link(
                        words.stores(),
                        "/stores?page=" + Page.DAY.id() + query.ofDay().more(),
                        false));
        return shell(speech, Page.CHAIN, query, place, null, stores(), age, links, tablet);
    }

    /** @param about the stores of which the page tells: while all are closed there is nothing new to tell of */
    private Shell shell(
            Speech speech,
            Page page,
            PageQuery query,
            String place,
            @Nullable Store store,
            List<Store> about,
            DataAge age,
            List<Link> links,
            Tablet tablet) {
        Instant now = now();
        ZoneId zone = about.getFirst().zone();
        return new Shell(
                speech.words(ShellWords.class).page(page),
                page,
                query,
                viewer.get(),
                place,
                store,
                speech.dayAndTime(now.atZone(zone)),
                Freshness.of(age, now, zone, speech.locale(), staleAfter, Store.openSince(about, now)),
                links,
                speech.locale().getLanguage(),
                tablet.look().id(),
                Style.BUNDLED);
    }

    private static Link link(ShellWords words, Store store, Page page, Page current) {
        String address = page == Page.CHAIN ? "/chain" : "/stores/" + store.id() + page.path();
        return new Link(words.page(page), address, page == current);
    }
}
