package kitchensync.kitchenui.waste;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.Comparator;
import kitchensync.domain.catalogue.Store;
import kitchensync.kitchenui.days.DayReads;
import kitchensync.kitchenui.days.DayTables;
import kitchensync.kitchenui.page.HtmlPage;
import kitchensync.kitchenui.page.PageQuery;
import kitchensync.kitchenui.page.Speech;
import kitchensync.kitchenui.page.Tablet;
import kitchensync.kitchenui.shell.Asked;
import kitchensync.kitchenui.shell.Page;
import kitchensync.kitchenui.shell.Sheets;
import kitchensync.kitchenui.shell.Shell;
import kitchensync.kitchenui.shell.Shells;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The waste log of a store's day. */
@Path("stores/{store}/waste")
@HtmlPage
public class WasteResource {

    /** As many as the pipeline keeps in serving.waste_events, today with them. */
    private static final int KEPT_DAYS = 8;

    @CheckedTemplate(basePath = "kitchen-ui/waste")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance page(Shell shell, WasteView view);
    }

    private final Shells shells;
    private final DayTables tables;

    WasteResource(Shells shells, DayTables tables) {
        this.shells = shells;
        this.tables = tables;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public Uni<String> page(
            @BeanParam Tablet tablet,
            @BeanParam PageQuery query,
            @RestPath("store") String id,
            @QueryParam("date") @Nullable String date) {
        Store store = shells.store(id);
        Speech speech = Speech.of(tablet.locale());
        LocalDate day = day(store, date);
        return tables.readWithAge(from -> view(from, speech, store, day))
                .map(read -> speech.render(
                        Templates.page(shells.of(store, Page.WASTE, query, read.getItem1(), tablet), read.getItem2())))
                .plug(Asked::orUnavailable);
    }

    @GET
    @Path("{table}.csv")
    @Produces("text/csv")
    public Uni<RestResponse<String>> csv(
            @BeanParam Tablet tablet,
            @RestPath("store") String id,
            @RestPath("table") String table,
            @QueryParam("date") @Nullable String date) {
        Store store = shells.store(id);
        LocalDate day = day(store, date);
        return tables.read(from -> view(from, Speech.of(tablet.locale()), store, day))
                .map(view -> Sheets.csv(view.tables(), table, store.id() + "-waste-" + day))
                .plug(Asked::orUnavailable);
    }

    /** The log is dropped by the day that the first of the chain's stores has. */
    private LocalDate oldest() {
        return shells.catalogue().stores().stream()
                .map(shells::today)
                .max(Comparator.naturalOrder())
                .orElseThrow()
                .minusDays(KEPT_DAYS - 1L);
    }

    private LocalDate day(Store store, @Nullable String date) {
        return Asked.day(date, shells.today(store));
    }

    private Uni<WasteView> view(DayReads from, Speech speech, Store store, LocalDate day) {
        return from.wastes(store, day.minusDays(6), day)
                .map(wastes ->
                        WasteView.of(speech, store, shells.catalogue(), day, shells.today(store), oldest(), wastes));
    }
}
