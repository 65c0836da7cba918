package kitchensync.kitchenui.shell;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.catalogue.Store;
import kitchensync.kitchenui.KitchenUiSettings;
import kitchensync.kitchenui.access.CurrentViewer;
import kitchensync.kitchenui.access.Role;
import kitchensync.kitchenui.access.Viewer;
import kitchensync.kitchenui.days.DataAge;
import kitchensync.kitchenui.page.Tablet;
import kitchensync.kitchenui.shell.Shell.Link;

/** Makes what stands around a page, and looks up what addresses name. */
@Singleton
public class Shells {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("EEE, MMM d, HH:mm", Locale.US);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.US);
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("EEE HH:mm", Locale.US);

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
        return catalogue.store(id).orElseThrow(() -> NotShown.unknown("store", id));
    }

    /** @throws NotShown when there is no such item on the menu, or never was */
    public Item item(String id) {
        return catalogue.item(id).orElseThrow(() -> NotShown.unknown("item", id));
    }

    public Shell of(Store store, Page page, DataAge age, Tablet tablet) {
        Stream<Link> links = Stream.concat(
                Stream.of(new Link(ShellWords.QUEUE, "/stores/" + store.id(), false)),
                Stream.of(Page.values())
                        .filter(each ->
                                each != Page.CHAIN || viewer.get().role().includes(Role.AREA))
                        .map(each -> link(store, each, page)));
        return shell(page, store.name(), store, store.zone(), age, links.toList(), tablet);
    }

    /** The shell of a page of the whole chain, told by the clock of its first store. */
    public Shell ofChain(DataAge age, Tablet tablet) {
        return shell(Page.CHAIN, ShellWords.ALL_STORES, null, stores.getFirst().zone(), age, List.of(), tablet);
    }

    private Shell shell(
            Page page,
            String place,
            @org.jspecify.annotations.Nullable Store store,
            ZoneId zone,
            DataAge age,
            List<Link> links,
            Tablet tablet) {
        Instant now = clock.instant();
        Words words = words(age, now, zone);
        return new Shell(
                page.title(),
                place,
                store,
                CLOCK.format(now.atZone(zone)),
                words.text(),
                words.stale(),
                links,
                tablet.look().id(),
                Style.BUNDLED);
    }

    private static Link link(Store store, Page page, Page current) {
        String address = page == Page.CHAIN ? "/chain" : "/stores/" + store.id() + page.path();
        return new Link(page.title(), address, page == current);
    }

    private record Words(String text, boolean stale) {}

    private Words words(DataAge age, Instant now, ZoneId zone) {
        if (age.equals(DataAge.NOTHING_YET)) {
            return new Words(ShellWords.NO_DATA, true);
        }
        Instant upTo = age.dataUpTo();
        if (upTo == null) {
            return new Words(ShellWords.NO_EVENTS, true);
        }
        Instant good = age.goodAt();
        if (good == null) {
            return new Words(ShellWords.UNCHECKED, true);
        }
        boolean today = upTo.atZone(zone).toLocalDate().equals(now.atZone(zone).toLocalDate());
        String time = (today ? TIME : DAY_AND_TIME).format(upTo.atZone(zone));
        boolean stale = Duration.between(upTo, now).compareTo(staleAfter) > 0
                || Duration.between(good, now).compareTo(staleAfter) > 0;
        return new Words(stale ? ShellWords.old(time) : ShellWords.upTo(time), stale);
    }
}
