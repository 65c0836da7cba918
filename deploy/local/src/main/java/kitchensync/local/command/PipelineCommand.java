package kitchensync.local.command;

import java.time.LocalDate;
import kitchensync.local.serve.PipelineTask;
import kitchensync.local.serve.PipelineTask.Action;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code pipeline}. */
@Command(
        name = "pipeline",
        mixinStandardHelpOptions = true,
        description = "Extract and layers: run, test, backfill, docs, status, export, load.",
        subcommands = {ExportCommand.class, LoadCommand.class})
final class PipelineCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    /** Which models, in dbt's terms. */
    static final class Nodes {
        @Option(
                names = {"-s", "--select"},
                paramLabel = "NODES",
                defaultValue = "",
                description = {
                    "These models only, without extract: day_totals, +day_totals (what it reads too), day_totals+",
                    "(what reads it too), tag:NAME, path:models/marts, source:raw; blanks mean either, commas both."
                })
        String select = "";

        @Option(
                names = "--exclude",
                paramLabel = "NODES",
                defaultValue = "",
                description = "Not these, in the same terms.")
        String exclude = "";
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "name what to do: pipeline run, test, backfill, docs, status, export or load");
    }

    @Command(
            name = "run",
            mixinStandardHelpOptions = true,
            description = "Extracts what is new, brings the layers up to date and tests them; prints a report as JSON.")
    int runOnce(
            @Mixin JobFolderOption folder,
            @Mixin Nodes nodes,
            @Option(names = "--full-refresh", description = "Makes everything, or what is selected, from nothing.")
                    boolean fullRefresh)
            throws Exception {
        return PipelineJob.run(
                folder, new PipelineTask(Action.RUN, nodes.select, nodes.exclude, fullRefresh, null, null, true));
    }

    @Command(
            name = "test",
            mixinStandardHelpOptions = true,
            description = "Tests all rows of what stands in the warehouse; changes nothing.")
    int test(@Mixin JobFolderOption folder, @Mixin Nodes nodes) throws Exception {
        return PipelineJob.run(
                folder, new PipelineTask(Action.TEST, nodes.select, nodes.exclude, false, null, null, false));
    }

    @Command(
            name = "backfill",
            mixinStandardHelpOptions = true,
            description = "Makes some days anew although nothing has changed in them; prints a report as JSON.")
    int backfill(
            @Mixin JobFolderOption folder,
            @Mixin Nodes nodes,
            @Option(names = "--from", required = true, paramLabel = "DAY", description = "The first day: 2026-01-31.")
                    LocalDate from,
            @Option(names = "--to", required = true, paramLabel = "DAY", description = "The last day.") LocalDate to)
            throws Exception {
        if (to.isBefore(from)) {
            throw new ParameterException(
                    spec.subcommands().get("backfill"), "--to " + to + " is before --from " + from);
        }
        return PipelineJob.run(
                folder, new PipelineTask(Action.RUN, nodes.select, nodes.exclude, false, from, to, true));
    }

    @Command(
            name = "docs",
            mixinStandardHelpOptions = true,
            description = "Writes one page about every table, target/index.html in the data folder; prints its path.")
    int docs(@Mixin JobFolderOption folder) throws Exception {
        return PipelineJob.run(folder, PipelineTask.of(Action.DOCS, false));
    }

    @Command(
            name = "status",
            mixinStandardHelpOptions = true,
            description = "Shows the last runs, what failed and why, and what is stale.")
    int status(@Mixin JobFolderOption folder, @Option(names = "--json", description = "For a program.") boolean json)
            throws Exception {
        return PipelineJob.run(folder, PipelineTask.of(Action.STATUS, json));
    }
}
