package kitchensync.bench.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** How often a second the disk can make a small write last: the limit of commits that wait for each other. */
public final class DiskSync {

    /** A page of Postgres' log. */
    private static final int PAGE = 8192;

    /** Like the log, the file is there in full before it is written. */
    private static final int PAGES = 256;

    private static final double NANOS_A_SECOND = 1e9;

    private DiskSync() {}

    /** @param folder on the disk in question */
    public static double perSecond(Path folder, Duration time) throws IOException {
        Path file = Files.createTempFile(folder, "sync", ".bin");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(PAGE * PAGES));
            channel.force(true);
            ByteBuffer page = ByteBuffer.allocateDirect(PAGE);
            long started = System.nanoTime();
            long end = started + time.toNanos();
            long writes = 0;
            while (System.nanoTime() < end) {
                channel.write(page.clear(), writes % PAGES * PAGE);
                channel.force(false);
                writes++;
            }
            return writes * NANOS_A_SECOND / (System.nanoTime() - started);
        } finally {
            Files.delete(file);
        }
    }
}
