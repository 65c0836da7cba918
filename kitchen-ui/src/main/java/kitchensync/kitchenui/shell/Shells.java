package kitchensync.kitchenui.shell;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.catalogue.Store;
import kitchensync.kitchenui.KitchenUiSettings;
import kitchensync.kitchenui.access.CurrentViewer;
import kitchensync.kitchenui.access.Role;
import kitchensync.kitchenui.access.Viewer;
import kitchensync.kitchenui.days.DataAge;
import kitchensync.kitchenui.page.Speech;
import kitchensync.kitchenui.page.Tablet;
import kitchensync.kitchenui.shell.Shell.Link;

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

    public Shell of(Store store, Page page, DataAge age, Tablet tablet) {
        Speech speech = Speech.of(tablet.locale());
        ShellWords words = speech.words(ShellWords.class);
        Stream<Link> links = Stream.concat(
                Stream.of(new Link(words.queue(), "/stores/" + store.id(), false)),
                Stream.of(Page.values())
                        .filter(each ->
                                each != Page.CHAIN || viewer.get().role().includes(Role.AREA))
                        .map(each -> link(words, store, each, page)));
        return shell(speech, page, store.name(), store, store.zone(), age, links.toList(), tablet);
    }

    /** The shell of a page of the whole chain, told by the clock of its first store. */
    public Shell ofChain(DataAge age, Tablet tablet) {
        Speech speech = Speech.of(tablet.locale());
        String place = speech.words(ShellWords.class).allStores();
        return shell(speech, Page.CHAIN, place, null, stores.getFirst().zone(), age, List.of(), tablet);
    }

    private Shell shell(
            Speech speech,
            Page page,
            String place,
            @org.jspecify.annotations.Nullable Store store,
            ZoneId zone,
            DataAge age,
            List<Link> links,
            Tablet tablet) {
        Instant now = clock.instant();
        Said said = said(speech, age, now, zone);
        return new Shell(
                speech.words(ShellWords.class).page(page),
                place,
                store,
                speech.dayAndTime(now.atZone(zone)),
                said.text(),
                said.stale(),
                links,
                speech.locale().getLanguage(),
                tablet.look().id(),
                Style.BUNDLED);
    }

    private static Link link(ShellWords words, Store store, Page page, Page current) {
        String address = page == Page.CHAIN ? "/chain" : "/stores/" + store.id() + page.path();
        return new Link(words.page(page), address, page == current);
    }

    private record Said(String text, boolean stale) {}

    private Said said(Speech speech, DataAge age, Instant now, ZoneId zone) {
        ShellWords words = speech.words(ShellWords.class);
        if (age.equals(DataAge.NOTHING_YET)) {
            return new Said(words.noDataYet(), true);
        }
        Instant upTo = age.dataUpTo();
        if (upTo == null) {
            return new Said(words.noEvents(), true);
        }
        Instant good = age.goodAt();
        if (good == null) {
            return new Said(words.unchecked(), true);
        }
        boolean today = upTo.atZone(zone).toLocalDate().equals(now.atZone(zone).toLocalDate());
        String time = today ? speech.time(upTo.atZone(zone)) : speech.weekdayAndTime(upTo.atZone(zone));
        boolean stale = Duration.between(upTo, now).compareTo(staleAfter) > 0
                || Duration.between(good, now).compareTo(staleAfter) > 0;
        return new Said(stale ? words.old(time) : words.upTo(time), stale);
    }
}
