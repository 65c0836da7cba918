package kitchensync.kitchenui.day;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.tuples.Tuple2;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
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

/** A store's day: what sold, what was missed and thrown away against the plan, and what to change. */
@Path("stores/{store}/day")
@HtmlPage
public class DayResource {

    private static final int TREND_DAYS = 28;

    @CheckedTemplate(basePath = "kitchen-ui/day")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance page(Shell shell, DayView view);
    }

    private final Shells shells;
    private final DayTables tables;

    DayResource(Shells shells, DayTables tables) {
        this.shells = shells;
        this.tables = tables;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public Uni<String> page(
            @BeanParam Tablet tablet,
            @BeanParam PageQuery query,
            @RestPath("store") String id,
            @QueryParam("date") @Nullable String date,
            @QueryParam("item") @Nullable String item) {
        Store store = shells.store(id);
        Speech speech = Speech.of(tablet.locale());
        return tables.readWithAge(from -> view(from, speech, store, date, item))
                .map(read -> speech.render(
                        Templates.page(shells.of(store, Page.DAY, query, read.getItem1(), tablet), read.getItem2())))
                .plug(Asked::orUnavailable);
    }

    @GET
    @Path("{table}.csv")
    @Produces("text/csv")
    public Uni<RestResponse<String>> csv(
            @BeanParam Tablet tablet,
            @RestPath("store") String id,
            @RestPath("table") String table,
            @QueryParam("date") @Nullable String date,
            @QueryParam("item") @Nullable String item) {
        Store store = shells.store(id);
        return tables.read(from -> view(from, Speech.of(tablet.locale()), store, date, item))
                .map(view -> Sheets.csv(view.tables(), table, store.id() + "-" + day(store, date)))
                .plug(Asked::orUnavailable);
    }

    private LocalDate day(Store store, @Nullable String date) {
        return Asked.day(date, shells.today(store));
    }

    private Uni<DayView> view(
            DayReads from, Speech speech, Store store, @Nullable String date, @Nullable String itemId) {
        LocalDate day = day(store, date);
        String item =
                itemId == null || itemId.isEmpty() ? "" : shells.item(itemId).id();
        List<LocalDate> weeksBefore = Stream.of(7, 14, 21).map(day::minusDays).toList();
        Instant now = shells.now();
        int hoursOver = DayFacts.hoursOver(LocalDateTime.ofInstant(now, store.zone()), day);
        return Uni.combine()
                .all()
                .unis(
                        from.days(store, day.minusDays(TREND_DAYS - 1), day),
                        from.items(store, day)
                                .chain(items -> from.losses(store, weeksBefore, Lessons.items(items))
                                        .map(losses -> Tuple2.of(items, losses))),
                        from.soldBy(store, weeksBefore, hoursOver),
                        from.plans(store, day),
                        from.overrides(store, day.atStartOfDay(store.zone()).toInstant()),
                        from.minimums(store))
                .with((trend, items, before, plans, overrides, minimums) ->
                        new DayRows(trend, items.getItem1(), before, items.getItem2(), plans, overrides, minimums))
                .map(rows -> DayView.of(speech, store, shells.catalogue(), day, item, now, rows));
    }
}
