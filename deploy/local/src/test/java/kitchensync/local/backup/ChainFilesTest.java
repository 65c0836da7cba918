package kitchensync.local.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Store;
import kitchensync.local.data.DataFolder;
import kitchensync.local.data.World;
import kitchensync.local.engine.LocalSystem;
import kitchensync.local.engine.Settings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChainFilesTest {

    private static final Settings QUIET = Settings.quiet(Optional.empty(), Optional.empty());

    @TempDir
    Path machine;

    private DataFolder folder;
    private Path stores;
    private World world;

    @BeforeEach
    void aChainOfSomebodysOwnStores() throws IOException {
        folder = new DataFolder(Files.createDirectory(machine.resolve("one")));
        stores = machine.resolve("our-stores.yaml");
        Files.writeString(stores, """
            stores:
              - {id: "777", name: Ours, region: Here, level: 2, hours: 24/7, timezone: America/Chicago}
            """);
        world = new World(1, 3, 7, true, World.FIRST_LIVE_DAY, Optional.of(stores.toString()), Optional.empty());
    }

    @Test
    void aBackupHasTheStoresThatLayOutsideOfTheFolder() throws IOException {
        // Given
        Catalogue before = LocalSystem.catalogue(folder, world, QUIET);
        assertThat(before.stores()).extracting(Store::id).containsExactly("777");

        // When the backup, and a backup of what was made from it, come to another machine
        Path backup = Files.createDirectory(machine.resolve("backup"));
        backUp(folder, world, backup);
        Files.delete(stores);
        DataFolder second = restored(backup, "two");
        Path again = Files.createDirectory(machine.resolve("again"));
        backUp(second, world(second), again);
        DataFolder third = restored(again, "three");
        FileCopy.delete(second.root());

        // Then
        assertThat(LocalSystem.catalogue(third, world(third), QUIET).stores()).isEqualTo(before.stores());
        assertThat(world(third).menuFile()).isEmpty();
    }

    @Test
    void aBackupThatCouldNotBeBroughtBackIsNone() throws IOException {
        Files.delete(stores);

        assertThatThrownBy(() -> ChainFiles.copy(folder, world, QUIET, machine))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("our-stores.yaml");
    }

    private static void backUp(DataFolder from, World world, Path to) throws IOException {
        new DataFolder(to).write(Backup.WORLD, ChainFiles.copy(from, world, QUIET, to));
    }

    private DataFolder restored(Path backup, String name) throws IOException {
        Restore.run(backup, machine.resolve(name));
        return new DataFolder(machine.resolve(name));
    }

    private static World world(DataFolder folder) {
        return folder.read(Backup.WORLD, World.class).orElseThrow();
    }
}
