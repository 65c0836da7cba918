package kitchensync.pipeline.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kitchensync.pages.Look;
import kitchensync.pages.Said;
import kitchensync.pipeline.docs.LineageGraph;
import kitchensync.pipeline.docs.ProjectDocs;
import kitchensync.pipeline.docs.TableDoc;
import kitchensync.pipeline.layer.NodeDoc;
import kitchensync.pipeline.watch.Overview;
import kitchensync.pipeline.watch.Watch;

/** Writes the pages of the pipeline. Each is one file that loads nothing, so that it can be kept and passed on. */
@Singleton
public class PipelinePages {

    private static final String ON_THE_PAGE = "#";
    private static final String ON_THE_SERVER = "/pipeline/docs/";

    /** Its graphs have their sizes inline; its one script asks for the page again. */
    static final Look LOOK =
            look(Look.read(PipelinePages.class, "page.css"), Look.read(PipelinePages.class, "page.js"));

    @CheckedTemplate(basePath = "pipeline")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance overview(Overview overview, String graph, Look look, Words words, String who);

        static native TemplateInstance docs(
                List<TableDoc> tables, String graph, String link, Look look, Words words, String who);

        static native TemplateInstance table(
                TableDoc table, String graph, String link, Look look, Words words, String who);
    }

    private final Watch watch;
    private final ProjectDocs docs;

    PipelinePages(Watch watch, ProjectDocs docs) {
        this.watch = watch;
        this.docs = docs;
    }

    private static Look look(String css, String script) {
        return new Look(
                css, script, "style-src 'unsafe-inline'; script-src " + Look.sum(script) + "; connect-src 'self'");
    }

    /**
     * How the pipeline is.
     *
     * @param who has logged in, and can log out; empty where nobody can
     */
    String overview(String who) throws SQLException {
        Overview overview = watch.overview();
        String graph = LineageGraph.svg(docs.nodes(), docs.states(overview), ON_THE_SERVER);
        return Templates.overview(overview, graph, LOOK, Words.OF, who).render();
    }

    /** Every table on one page, to be kept as a file. */
    public String docs() throws SQLException {
        return docs("");
    }

    /** Every table on one page. */
    String docs(String who) throws SQLException {
        List<TableDoc> tables = docs.tables(watch.overview());
        return Templates.docs(tables, graph(tables, ON_THE_PAGE), ON_THE_PAGE, LOOK, Words.OF, who)
                .render();
    }

    /** One table with all that it comes from and all that is made of it; empty when there is none of the name. */
    Optional<String> table(String name, String who) throws SQLException {
        List<TableDoc> tables = docs.tables(watch.overview());
        Optional<TableDoc> table =
                tables.stream().filter(one -> one.node().name().equals(name)).findFirst();
        return table.map(one -> {
            Set<String> kin = kin(tables, name);
            List<TableDoc> near = tables.stream()
                    .filter(other -> kin.contains(other.node().name()))
                    .toList();
            return Templates.table(one, graph(near, ON_THE_SERVER), ON_THE_SERVER, LOOK, Words.OF, who)
                    .render();
        });
    }

    /** There is no table of a name. */
    static String noTable(String who) {
        return Said.page("No such table", "There is no such table.", "/pipeline/docs", "All tables", LOOK, who);
    }

    /** Nothing can be asked right now. */
    static String unavailable(String who) {
        return Said.page(
                "Not available",
                "The pipeline cannot be asked right now, because Postgres or the warehouse does not answer.",
                "/pipeline",
                "Again",
                LOOK,
                who);
    }

    private static Set<String> kin(List<TableDoc> tables, String name) {
        Set<String> before = new HashSet<>(Set.of(name));
        Set<String> after = new HashSet<>(Set.of(name));
        tables.reversed().stream()
                .filter(table -> before.contains(table.node().name()))
                .forEach(table -> before.addAll(table.node().reads()));
        tables.stream()
                .filter(table -> table.node().reads().stream().anyMatch(after::contains))
                .forEach(table -> after.add(table.node().name()));
        before.addAll(after);
        return before;
    }

    private static String graph(List<TableDoc> tables, String link) {
        List<NodeDoc> nodes = tables.stream().map(TableDoc::node).toList();
        Map<String, String> states =
                tables.stream().collect(Collectors.toMap(table -> table.node().name(), TableDoc::state));
        return LineageGraph.svg(nodes, states, link);
    }
}
