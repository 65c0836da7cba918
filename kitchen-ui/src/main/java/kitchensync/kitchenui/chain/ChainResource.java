package kitchensync.kitchenui.chain;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import kitchensync.kitchenui.days.DayTables;
import kitchensync.kitchenui.page.HtmlPage;
import kitchensync.kitchenui.page.PageQuery;
import kitchensync.kitchenui.page.Speech;
import kitchensync.kitchenui.page.Tablet;
import kitchensync.kitchenui.shell.Asked;
import kitchensync.kitchenui.shell.Sheets;
import kitchensync.kitchenui.shell.Shell;
import kitchensync.kitchenui.shell.Shells;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** All stores on one page, the worst first; yesterday, unless another day is asked for. */
@Path("chain")
@HtmlPage
public class ChainResource {

    @CheckedTemplate(basePath = "kitchen-ui/chain")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance page(Shell shell, ChainView view, String date);
    }

    private final Shells shells;
    private final DayTables tables;

    ChainResource(Shells shells, DayTables tables) {
        this.shells = shells;
        this.tables = tables;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public Uni<String> page(
            @BeanParam Tablet tablet,
            @BeanParam PageQuery query,
            @QueryParam("date") @Nullable String date,
            @QueryParam("sort") @Nullable String sort,
            @QueryParam("page") @DefaultValue("1") String page) {
        LocalDate day = day(date);
        Speech speech = Speech.of(tablet.locale());
        return tables.readWithAge(from -> from.chain(day))
                .map(read -> speech.render(Templates.page(
                        shells.ofChain(query, read.getItem1(), tablet),
                        ChainView.of(speech, shells.stores(), read.getItem2(), day, today(), sort(sort), number(page)),
                        day.toString())))
                .plug(Asked::orUnavailable);
    }

    @GET
    @Path("{table}.csv")
    @Produces("text/csv")
    public Uni<RestResponse<String>> csv(
            @BeanParam Tablet tablet,
            @org.jboss.resteasy.reactive.RestPath("table") String table,
            @QueryParam("date") @Nullable String date,
            @QueryParam("sort") @Nullable String sort) {
        LocalDate day = day(date);
        ChainWords words = Speech.of(tablet.locale()).words(ChainWords.class);
        return tables.read(from -> from.chain(day))
                .map(days -> Sheets.csv(
                        List.of(ChainView.whole(words, shells.stores(), days, day, sort(sort))), table, "chain-" + day))
                .plug(Asked::orUnavailable);
    }

    private LocalDate today() {
        return shells.today(shells.stores().getFirst());
    }

    private LocalDate day(@Nullable String date) {
        return Asked.day(date, today().minusDays(1));
    }

    private static Sort sort(@Nullable String id) {
        return Sort.of(id).orElse(Sort.LOST_SHARE);
    }

    private static int number(String page) {
        try {
            return Integer.parseInt(page);
        } catch (NumberFormatException notANumber) {
            return 1;
        }
    }
}
