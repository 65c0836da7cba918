package kitchensync.pipeline.layer;

import java.util.regex.Pattern;

/** What to do when the warehouse cannot write any more. */
public final class FullDisk {

    private static final Pattern SIGNS = Pattern.compile(
            "No space left on device|Disk quota exceeded|File too large|max_temp_directory_size|Could not write");

    private static final String REMEDY =
            "; free some space on that disk and run the pipeline again: what stood before stands until then";

    private FullDisk() {}

    /** The message, with the remedy where it is about a disk. */
    public static String explained(String message) {
        return SIGNS.matcher(message).find() ? message + REMEDY : message;
    }
}
