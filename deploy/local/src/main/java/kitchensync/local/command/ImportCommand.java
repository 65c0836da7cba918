package kitchensync.local.command;

import io.quarkus.arc.Arc;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.CatalogueFiles;
import kitchensync.domain.catalogue.CatalogueFiles.Entries;
import kitchensync.domain.catalogue.CatalogueYaml;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.catalogue.Store;
import kitchensync.ingest.csv.LocalCatalogue;
import kitchensync.ingest.csv.SalesFile;
import kitchensync.local.data.DataFolder;
import kitchensync.local.data.World;
import kitchensync.local.engine.LocalSystem;
import kitchensync.local.engine.Settings;
import kitchensync.local.importing.SalesImport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code import}. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Imports your own sales: a CSV file with the columns store_id, item_id, category, ts, quantity, unit_price.",
            "category and unit_price may be missing. Stores and items that the catalogue does not know are added to the",
            "folder's own. The same file again adds nothing. Bad rows go to a rejects file with line and reason."
        })
final class ImportCommand implements Callable<Integer> {

    @Mixin
    FolderOption folder = new FolderOption();

    @Parameters(paramLabel = "FILE.csv", description = "The file.")
    Path file = Path.of("");

    @Mixin
    ColumnNames columns = new ColumnNames();

    @Option(names = "--timezone", defaultValue = "UTC", description = "Zone of stores that are new (default: UTC).")
    ZoneId zone = ZoneId.of("UTC");

    @Override
    public Integer call() throws Exception {
        Map<String, String> names = columns.checked();
        if (!Files.isReadable(file)) {
            throw new IOException("cannot read " + file);
        }
        DataFolder data = folder.folder();
        data.own();
        try {
            SalesFile sales = new SalesFile(file, names, Instant.now());
            Settings settings = Settings.quiet(folder.stores, folder.menu);
            Optional<World> made = data.read("world.json", World.class);
            Catalogue known = made.isPresent()
                    ? LocalSystem.catalogue(data, made.get(), settings)
                    : CatalogueFiles.read(folder.stores, folder.menu);
            LocalCatalogue learned = new LocalCatalogue(known, zone);
            AtomicLong rows = new AtomicLong();
            sales.read(
                    row -> {
                        learned.see(row);
                        rows.incrementAndGet();
                    },
                    rejected -> {});
            if (learned.items().isEmpty()) {
                throw new IOException(file + " has no row that can be read; is it the right file?");
            }
            SalesImport.checkMemory(rows.get(), Runtime.getRuntime().maxMemory());
            World world =
                    made.map(old -> old.after(learned.lastDay())).orElseGet(() -> World.imported(learned.lastDay()));
            String own = own(data, made.isPresent(), known, learned);
            // A catalogue that cannot be read again ends the import here: once written, it would end every command.
            LocalSystem.catalogue(CatalogueFiles.entries(data.catalogue().toString(), own), data, world, settings);
            data.write(data.catalogue().getFileName().toString(), own.getBytes(StandardCharsets.UTF_8));
            data.write("world.json", world);
            return LocalSystem.run(data, world, settings, () -> load(data, sales, rows.get(), learned));
        } finally {
            data.close();
        }
    }

    /**
     * The folder's own stores and items: those it had, and those of the file that its catalogue lacks. Where there is no
     * world yet, a catalogue is what an import that was killed has left, and this one begins anew.
     */
    private static String own(DataFolder data, boolean hasCatalogue, Catalogue known, LocalCatalogue learned) {
        Entries before = hasCatalogue ? LocalSystem.own(data) : new Entries(List.of(), List.of());
        List<Store> stores = new ArrayList<>(before.stores());
        List<Item> items = new ArrayList<>(before.items());
        learned.stores().values().stream()
                .filter(store -> !hasCatalogue || !known.stores().contains(store))
                .distinct()
                .forEach(stores::add);
        learned.items().stream()
                .filter(item -> !hasCatalogue || known.item(item.id()).isEmpty())
                .forEach(items::add);
        return CatalogueYaml.of(stores, items);
    }

    private int load(DataFolder data, SalesFile sales, long rows, LocalCatalogue learned) throws Exception {
        Map<String, String> storeIds = learned.stores().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().id()));
        Path rejects = data.path("imports").resolve(file.getFileName() + ".rejects.csv");
        SalesImport.Outcome outcome =
                Arc.container().instance(SalesImport.class).get().run(sales, rows, storeIds, rejects);
        System.out.printf(
                "%,d rows stored, %,d were there already, %,d rejected%s%n",
                outcome.stored(),
                outcome.duplicates(),
                outcome.rejected(),
                outcome.rejected() == 0 ? "" : ": see " + outcome.rejects());
        System.out.println("Next: ./kitchensync up --no-simulator --data " + folder.data);
        return 0;
    }
}
