package kitchensync.local.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Another process owns the data folder. */
public final class FolderInUse extends IOException {

    private static final long serialVersionUID = 1L;

    FolderInUse(Path root, Optional<String> url) {
        super("KitchenSync is already running on " + root
                + url.map(at -> " (" + at + ")").orElse("")
                + "; stop it first, or choose another folder with --data");
    }
}
