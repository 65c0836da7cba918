package kitchensync.local.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerTest {

    @TempDir
    Path folder;

    @Test
    void aFolderIsOfTheFirstChainThatWritesThere() throws IOException {
        Owner.claim(folder, "one");
        Owner.claim(folder, "one");

        assertThatThrownBy(() -> Owner.claim(folder, "two"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("holds the backups of another chain (chain.id says one, this one is two)")
                .hasMessageContaining("remove chain.id");
        assertThat(folder)
                .isDirectoryNotContaining(path -> path.getFileName().toString().startsWith("."));
    }

    @Test
    void whatOneThatWasKilledLeftThereIsNobodys() throws IOException {
        Files.createFile(folder.resolve(Owner.FILE));

        Owner.claim(folder, "one");

        assertThat(folder.resolve(Owner.FILE)).hasContent("one");
    }
}
