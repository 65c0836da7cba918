package kitchensync.local.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.CatalogueFiles;
import kitchensync.domain.catalogue.CatalogueYaml;
import kitchensync.local.data.DataFolder;
import kitchensync.local.data.World;
import kitchensync.local.serve.LakeTask;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code pipeline load}. */
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        description = {
            "Loads events out of a folder's Parquet and JSON-lines files; prints a report as JSON.",
            "A file is loaded once, and so is an event. Rows that are no event go to RAW.REJECTED_ROWS with file, line and",
            "reason. A data folder that is not there yet is made, with the stores and the menu of the catalogue."
        })
final class LoadCommand implements Callable<Integer> {

    @Mixin
    JobFolderOption folder = new JobFolderOption();

    @Parameters(paramLabel = "DIR", description = "The folder with the files.")
    Path from = Path.of("");

    @Override
    public Integer call() throws Exception {
        if (!Files.isDirectory(from)) {
            throw new IOException("there is no folder " + from + " to load events from");
        }
        DataFolder data = folder.folder();
        if (!folder.onlyRunning() && data.read("world.json", World.class).isEmpty()) {
            data.own();
            try {
                Catalogue catalogue = CatalogueFiles.read(folder.stores, folder.menu);
                data.write(
                        data.catalogue().getFileName().toString(),
                        CatalogueYaml.of(catalogue.stores(), catalogue.items()).getBytes(StandardCharsets.UTF_8));
                data.write("world.json", World.imported(lastDay()));
            } finally {
                data.close();
            }
        }
        return ExportCommand.run(
                folder, new LakeTask(LakeTask.Action.LOAD, from.toAbsolutePath().toString(), Set.of(), null, null));
    }

    /** The last that an export has a folder for; yesterday when the files do not tell. */
    private LocalDate lastDay() throws IOException {
        try (Stream<Path> walk = Files.walk(from.toRealPath())) {
            return walk.map(path -> path.getFileName().toString())
                    .filter(name -> name.matches("day=\\d{4}-\\d\\d-\\d\\d"))
                    .map(name -> LocalDate.parse(name.substring("day=".length())))
                    .max(Comparator.naturalOrder())
                    .orElseGet(() -> LocalDate.now(ZoneOffset.UTC).minusDays(1));
        }
    }
}
