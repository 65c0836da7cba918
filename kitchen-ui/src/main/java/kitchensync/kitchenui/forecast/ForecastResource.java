package kitchensync.kitchenui.forecast;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.LocalDate;
import java.util.Comparator;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.catalogue.Store;
import kitchensync.kitchenui.KitchenUiSettings;
import kitchensync.kitchenui.days.DayReads;
import kitchensync.kitchenui.days.DayTables;
import kitchensync.kitchenui.page.HtmlPage;
import kitchensync.kitchenui.page.PageQuery;
import kitchensync.kitchenui.page.Speech;
import kitchensync.kitchenui.page.StoreAddress;
import kitchensync.kitchenui.page.Tablet;
import kitchensync.kitchenui.shell.Asked;
import kitchensync.kitchenui.shell.NotShown;
import kitchensync.kitchenui.shell.Page;
import kitchensync.kitchenui.shell.Sheets;
import kitchensync.kitchenui.shell.Shell;
import kitchensync.kitchenui.shell.Shells;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** An item's forecast in a store, with its odds and what came of it. */
@Path("stores/{store}/forecast")
@HtmlPage
public class ForecastResource {

    private static final int LOOK_BACK_DAYS = 14;

    @CheckedTemplate(basePath = "kitchen-ui/forecast")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance page(Shell shell, ForecastView view, Store store, String trial);
    }

    private final Shells shells;
    private final DayTables tables;
    private final KitchenUiSettings settings;

    ForecastResource(Shells shells, DayTables tables, KitchenUiSettings settings) {
        this.shells = shells;
        this.tables = tables;
        this.settings = settings;
    }

    /** To the item that is asked for, or the one that sells best by the catalogue. */
    @GET
    public RestResponse<Void> choose(
            @BeanParam PageQuery query, @RestPath("store") String id, @QueryParam("item") @Nullable String itemId) {
        Store store = shells.store(id);
        Item item = itemId != null
                ? shells.item(itemId)
                : shells.catalogue().activeItems().stream()
                        .max(Comparator.comparingDouble(Item::popularity))
                        .orElseThrow(() -> NotShown.unknownItem(""));
        return RestResponse.seeOther(URI.create("/stores/" + store.id() + "/forecast/" + StoreAddress.part(item.id())
                + query.ofDay().first()));
    }

    @GET
    @Path("{item}")
    @Produces(MediaType.TEXT_HTML)
    public Uni<String> page(
            @BeanParam Tablet tablet,
            @BeanParam PageQuery query,
            @RestPath("store") String id,
            @RestPath("item") String itemId,
            @QueryParam("date") @Nullable String date) {
        Store store = shells.store(id);
        Item item = shells.item(itemId);
        Speech speech = Speech.of(tablet.locale());
        LocalDate day = day(store, date);
        return tables.readWithAge(rows -> view(rows, speech, store, item, day))
                .map(read -> speech.render(Templates.page(
                        shells.of(store, Page.FORECAST, query.ofItem(item.id()), read.getItem1(), tablet),
                        read.getItem2(),
                        store,
                        trial())))
                .plug(Asked::orUnavailable);
    }

    @GET
    @Path("{item}/{table}.csv")
    @Produces("text/csv")
    public Uni<RestResponse<String>> csv(
            @BeanParam Tablet tablet,
            @RestPath("store") String id,
            @RestPath("item") String itemId,
            @RestPath("table") String table,
            @QueryParam("date") @Nullable String date) {
        Store store = shells.store(id);
        Item item = shells.item(itemId);
        LocalDate day = day(store, date);
        return tables.read(rows -> view(rows, Speech.of(tablet.locale()), store, item, day))
                .map(view -> Sheets.csv(view.tables(), table, store.id() + "-" + item.id() + "-" + day))
                .plug(Asked::orUnavailable);
    }

    /** Where a trial is shown; empty without one. */
    private String trial() {
        return TrialResource.file(settings).isPresent() ? TrialResource.PATH : "";
    }

    private LocalDate day(Store store, @Nullable String date) {
        return Asked.day(date, shells.today(store));
    }

    private Uni<ForecastView> view(DayReads rows, Speech speech, Store store, Item item, LocalDate day) {
        LocalDate today = shells.today(store);
        LocalDate from = day.isBefore(today) ? day.minusDays(LOOK_BACK_DAYS) : today.minusDays(LOOK_BACK_DAYS);
        LocalDate to = day.isAfter(today) ? day : today;
        return Uni.combine()
                .all()
                .unis(
                        rows.plans(store, item.id(), from, to),
                        rows.item(store, item.id(), from, to),
                        rows.selling(store, from, to),
                        rows.level(store))
                .with(ForecastRows::new)
                .map(found -> ForecastView.of(speech, store, shells.catalogue(), item, day, shells.now(), found));
    }
}
