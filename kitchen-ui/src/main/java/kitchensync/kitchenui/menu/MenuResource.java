package kitchensync.kitchenui.menu;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
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

/** The menu board: what is sold, from when, for how much, and how it is cooked. */
@Path("stores/{store}/menu")
@HtmlPage
public class MenuResource {

    @CheckedTemplate(basePath = "kitchen-ui/menu")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance page(Shell shell, MenuView view);
    }

    private final Shells shells;
    private final DayTables tables;

    MenuResource(Shells shells, DayTables tables) {
        this.shells = shells;
        this.tables = tables;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public Uni<String> page(@BeanParam Tablet tablet, @BeanParam PageQuery query, @RestPath("store") String id) {
        Store store = shells.store(id);
        Speech speech = Speech.of(tablet.locale());
        return tables.read(DayReads::age)
                .map(age -> speech.render(
                        Templates.page(shells.of(store, Page.MENU, query, age, tablet), view(speech, store))))
                .plug(Asked::orUnavailable);
    }

    @GET
    @Path("{table}.csv")
    @Produces("text/csv")
    public RestResponse<String> csv(
            @BeanParam Tablet tablet, @RestPath("store") String id, @RestPath("table") String table) {
        Store store = shells.store(id);
        return Sheets.csv(view(Speech.of(tablet.locale()), store).tables(), table, store.id() + "-menu");
    }

    private MenuView view(Speech speech, Store store) {
        return MenuView.of(speech, store, shells.catalogue(), shells.today(store));
    }
}
