package kitchensync.local.command;

import io.quarkus.arc.Arc;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import kitchensync.local.serve.LakeTask;
import kitchensync.local.serve.LakeTasks;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pipeline export}. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Writes RAW and MARTS as Parquet, a folder a table and day; prints a report as JSON.",
            "The folder is replaced as a whole, in one step; it is a link to the version that counts."
        })
final class ExportCommand implements Callable<Integer> {

    @Mixin
    JobFolderOption folder = new JobFolderOption();

    @Option(
            names = "--to",
            paramLabel = "DIR",
            defaultValue = "lake",
            description = "The folder to write (default: ${DEFAULT-VALUE}).")
    Path to = Path.of("lake");

    @Option(
            names = "--select",
            split = ",",
            paramLabel = "TABLE",
            description = "Schemas and tables, with commas: marts,raw.sales_events (default: all).")
    Set<String> select = new LinkedHashSet<>();

    @Option(names = "--from-date", paramLabel = "DAY", description = "First day, of tables that have days: 2026-01-05.")
    @Nullable
    LocalDate fromDate;

    @Option(names = "--to-date", paramLabel = "DAY", description = "Last day.")
    @Nullable
    LocalDate toDate;

    @Override
    public Integer call() throws Exception {
        LakeTask task = new LakeTask(
                LakeTask.Action.EXPORT,
                to.toAbsolutePath().toString(),
                select,
                fromDate == null ? null : fromDate.toString(),
                toDate == null ? null : toDate.toString());
        return run(folder, task);
    }

    static int run(FolderOption folder, LakeTask task) throws Exception {
        return JobRunner.run(
                folder,
                "/local/lake",
                new com.fasterxml.jackson.databind.ObjectMapper().writeValueAsString(task),
                () -> Arc.container().instance(LakeTasks.class).get().run(task));
    }
}
