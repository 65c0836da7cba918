package kitchensync.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a process and its children have used, read from {@code /proc}; a Linux kernel is needed. */
public final class ProcessUse {

    /** What {@code /proc/PID/stat} counts in; 100 a second for user space on every Linux. */
    private static final long MILLIS_A_TICK = 10;

    /** Field numbers of proc(5), counted from the one behind the name, which is in parentheses. */
    private static final int OWN_USER = 11;

    private static final int OWN_SYSTEM = 12;
    private static final int ENDED_CHILDREN_USER = 13;
    private static final int ENDED_CHILDREN_SYSTEM = 14;

    private static final Pattern SHARE = Pattern.compile("(?m)^Pss:\\s+(\\d+) kB");
    private static final Pattern RESIDENT = Pattern.compile("(?m)^Rss:\\s+(\\d+) kB");
    private static final Pattern PEAK = Pattern.compile("(?m)^VmHWM:\\s+(\\d+) kB");
    private static final long KIB = 1024;

    private final long pid;
    private final Optional<Path> pidFile;

    public ProcessUse(long pid) {
        this(pid, Optional.empty());
    }

    private ProcessUse(long pid, Optional<Path> pidFile) {
        this.pid = pid;
        this.pidFile = pidFile;
    }

    /**
     * The same, with processor time and memory of the server that a file names in its first line, as long as there is
     * one. Postgres is started by a process that ends, and so is nobody's child.
     */
    public ProcessUse and(Path serversPidFile) {
        return new ProcessUse(pid, Optional.of(serversPidFile));
    }

    /** Processor time of the process, its living children and those that have ended. */
    public Duration cpu() {
        return all().map(ProcessUse::cpuOf).reduce(Duration.ZERO, Duration::plus);
    }

    /** Bytes of memory of the process and its children; a page that several share counts in parts. */
    public long memory() {
        return all().mapToLong(ProcessUse::memoryOf).sum();
    }

    /** Bytes of memory of the process alone that are resident, pages that it shares included. */
    public long resident() {
        Matcher resident = RESIDENT.matcher(read(pid, "smaps_rollup"));
        return resident.find() ? Long.parseLong(resident.group(1)) * KIB : 0;
    }

    /** Most bytes that the process itself, without children, has had in memory at a time; shared pages count in full. */
    public long peakResident() {
        Matcher peak = PEAK.matcher(read(pid, "status"));
        return peak.find() ? Long.parseLong(peak.group(1)) * KIB : 0;
    }

    private Stream<Long> all() {
        return Stream.concat(Stream.of(pid), server())
                .flatMap(root -> Stream.concat(
                        Stream.of(root),
                        ProcessHandle.of(root).stream()
                                .flatMap(ProcessHandle::descendants)
                                .map(ProcessHandle::pid)))
                .distinct();
    }

    private Stream<Long> server() {
        try (Stream<String> lines = pidFile.isEmpty() ? Stream.empty() : Files.lines(pidFile.get())) {
            return lines.limit(1).map(line -> Long.parseLong(line.strip())).toList().stream();
        } catch (IOException notThere) {
            return Stream.empty();
        }
    }

    private static Duration cpuOf(long process) {
        return cpuIn(read(process, "stat"));
    }

    /** @param stat the line of {@code /proc/PID/stat}; empty when the process has ended */
    static Duration cpuIn(String stat) {
        if (stat.isEmpty()) {
            return Duration.ZERO;
        }
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = Stream.of(OWN_USER, OWN_SYSTEM, ENDED_CHILDREN_USER, ENDED_CHILDREN_SYSTEM)
                .mapToLong(field -> Long.parseLong(fields[field]))
                .sum();
        return Duration.ofMillis(ticks * MILLIS_A_TICK);
    }

    private static long memoryOf(long process) {
        Matcher share = SHARE.matcher(read(process, "smaps_rollup"));
        return share.find() ? Long.parseLong(share.group(1)) * KIB : 0;
    }

    private static String read(long process, String file) {
        try {
            return Files.readString(Path.of("/proc/" + process, file));
        } catch (IOException ended) {
            return "";
        }
    }
}
