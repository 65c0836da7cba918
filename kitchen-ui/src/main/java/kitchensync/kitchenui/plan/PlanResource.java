package kitchensync.kitchenui.plan;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.tuples.Tuple2;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import kitchensync.domain.catalogue.Store;
import kitchensync.kitchenui.days.DataAge;
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

/** A store's plan of the coming week, and what managers say about it. */
@Path("stores/{store}/plan")
@HtmlPage
public class PlanResource {

    private static final int AHEAD_DAYS = 6;
    private static final Duration LOOK_BACK = Duration.ofDays(14);

    @CheckedTemplate(basePath = "kitchen-ui/plan")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance page(Shell shell, PlanView view, String said, String chosen, String who);

        static native TemplateInstance labels(Shell shell, PlanView view);
    }

    private final Shells shells;
    private final DayTables tables;
    private final PlanDesk desk;

    PlanResource(Shells shells, DayTables tables, PlanDesk desk) {
        this.shells = shells;
        this.tables = tables;
        this.desk = desk;
    }

    /** @param item to have chosen already in the forms */
    @GET
    @Produces(MediaType.TEXT_HTML)
    public Uni<String> page(
            @BeanParam Tablet tablet,
            @BeanParam PageQuery query,
            @RestPath("store") String id,
            @QueryParam("date") @Nullable String date,
            @QueryParam("said") @Nullable String said,
            @QueryParam("item") @Nullable String item) {
        Store store = shells.store(id);
        Speech speech = Speech.of(tablet.locale());
        String who = shells.who();
        return read(speech, store, date, false)
                .map(read -> speech.render(Templates.page(
                        shells.of(store, Page.PLAN, query, read.getItem1(), tablet),
                        read.getItem2(),
                        said(speech.words(PlanWords.class), said == null ? "" : said, read.getItem2()),
                        item == null ? "" : item,
                        who)))
                .plug(Asked::orUnavailable);
    }

    @GET
    @Path("labels")
    @Produces(MediaType.TEXT_HTML)
    public Uni<String> labels(
            @BeanParam Tablet tablet,
            @BeanParam PageQuery query,
            @RestPath("store") String id,
            @QueryParam("date") @Nullable String date) {
        Store store = shells.store(id);
        Speech speech = Speech.of(tablet.locale());
        return read(speech, store, date, true)
                .map(read -> speech.render(
                        Templates.labels(shells.of(store, Page.PLAN, query, read.getItem1(), tablet), read.getItem2())))
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
        return tables.read(from -> view(from, Speech.of(tablet.locale()), store, date, false))
                .map(view -> Sheets.csv(view.tables(), table, store.id() + "-plan-" + view.day()))
                .plug(Asked::orUnavailable);
    }

    @POST
    @Path("overrides")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<RestResponse<Void>> say(
            @RestPath("store") String id,
            @FormParam("item") @Nullable String item,
            @FormParam("kind") @Nullable String kind,
            @FormParam("percent") @Nullable String percent,
            @FormParam("reason") @Nullable String reason,
            @FormParam("who") @Nullable String who,
            @FormParam("until") @Nullable String until,
            @FormParam("date") @Nullable String date) {
        Store store = shells.store(id);
        OverrideForm override = OverrideForm.read(
                shells.catalogue(),
                store,
                shells.today(store),
                item,
                kind,
                percent,
                reason,
                OverrideForm.who(shells.who(), who),
                until);
        return kept(desk.set(store, override, shells.now()), store, date, "override", "overrides");
    }

    @POST
    @Path("overrides/{override}/end")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<RestResponse<Void>> end(
            @RestPath("store") String id,
            @RestPath("override") long override,
            @FormParam("who") @Nullable String who,
            @FormParam("date") @Nullable String date) {
        Store store = shells.store(id);
        return kept(
                desk.end(store, override, OverrideForm.who(shells.who(), who), shells.now()),
                store,
                date,
                "ended",
                "overrides");
    }

    @POST
    @Path("minimums")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<RestResponse<Void>> minimum(
            @RestPath("store") String id,
            @FormParam("item") @Nullable String item,
            @FormParam("part") @Nullable String part,
            @FormParam("units") @Nullable String units,
            @FormParam("who") @Nullable String who,
            @FormParam("date") @Nullable String date) {
        Store store = shells.store(id);
        return kept(
                desk.minimum(
                        store,
                        OverrideForm.item(shells.catalogue(), item).id(),
                        OverrideForm.dayPart(part).id(),
                        OverrideForm.units(units),
                        OverrideForm.who(shells.who(), who),
                        shells.now()),
                store,
                date,
                "minimum",
                "minimum");
    }

    /** Back to the day that was looked at. */
    private Uni<RestResponse<Void>> kept(
            Uni<Void> done, Store store, @Nullable String date, String said, String where) {
        LocalDate day = Asked.day(date, shells.today(store).plusDays(1));
        return done.map(kept -> RestResponse.<Void>seeOther(
                        URI.create("/stores/" + store.id() + "/plan?date=" + day + "&said=" + said + "#" + where)))
                .plug(Asked::orUnavailable);
    }

    private static String said(PlanWords words, String what, PlanView view) {
        return switch (what) {
            case "override" -> words.saidOverride() + (view.takesPlace() ? " " + words.saidInPlace() : "");
            case "ended" -> words.saidEnded();
            case "minimum" -> words.saidMinimum();
            default -> "";
        };
    }

    private Uni<Tuple2<DataAge, PlanView>> read(Speech speech, Store store, @Nullable String date, boolean labelled) {
        return tables.readWithAge(from -> view(from, speech, store, date, labelled));
    }

    private Uni<PlanView> view(DayReads from, Speech speech, Store store, @Nullable String date, boolean labelled) {
        LocalDate today = shells.today(store);
        LocalDate day = Asked.day(date, today.plusDays(1));
        LocalDate last = today.plusDays(AHEAD_DAYS);
        return Uni.combine()
                .all()
                .unis(
                        from.plans(store, day),
                        from.planned(store, today, last),
                        from.overrides(store, shells.now().minus(LOOK_BACK)),
                        from.minimums(store),
                        from.effects(store, today.minusDays(LOOK_BACK.toDays()), last))
                .with(PlanRows::new)
                .map(rows -> PlanView.of(speech, store, shells.catalogue(), day, shells.now(), rows, labelled));
    }
}
