package kitchensync.local.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Another process owns the data folder. */
public final class FolderInUse extends IOException {

    private static final long serialVersionUID = 1L;

    FolderInUse(Path root, Optional<Integer> port) {
        super("KitchenSync is already running on " + root
                + port.map(p -> " (http://localhost:" + p + ")").orElse("")
                + "; stop it first, or choose another folder with --data");
    }
}
