package kitchensync.local.command;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import kitchensync.local.data.DataFolder;
import kitchensync.local.data.Running;
import kitchensync.local.engine.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code doctor}. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Checks JDK, memory, disk, port and data folder, and says what to do.")
final class DoctorCommand implements Callable<Integer> {

    private static final int LEAST_JDK = 25;
    private static final long GIB = 1L << 30;
    private static final long LEAST_MEMORY = 3 * GIB;
    private static final long LEAST_DISK = 3 * GIB;
    private static final Set<String> CPUS = Set.of("amd64", "aarch64");

    @Mixin
    FolderOption folder = new FolderOption();

    @Option(names = "--port", defaultValue = "8080", description = "Port to check (default: ${DEFAULT-VALUE}).")
    int port = Settings.DEFAULT_PORT;

    private record Finding(String what, boolean good, String seen, String remedy) {}

    @Override
    public Integer call() throws IOException {
        DataFolder data = folder.folder();
        Optional<Running> running = data.running();
        List<Finding> findings = List.of(jdk(), system(), memory(), disk(data), port(running), folder(data, running));
        for (Finding finding : findings) {
            System.out.printf(
                    "%-4s %-12s %s%s%n",
                    finding.good() ? "ok" : "BAD",
                    finding.what(),
                    finding.seen(),
                    finding.good() ? "" : " -> " + finding.remedy());
        }
        return findings.stream().allMatch(Finding::good) ? 0 : 1;
    }

    private static Finding jdk() {
        int feature = Runtime.version().feature();
        return new Finding(
                "JDK",
                feature >= LEAST_JDK,
                String.valueOf(Runtime.version()),
                "install JDK " + LEAST_JDK + " or newer");
    }

    private static Finding system() {
        String os = System.getProperty("os.name", "");
        String cpu = System.getProperty("os.arch", "");
        return new Finding(
                "system",
                os.toLowerCase(Locale.ROOT).contains("linux") && CPUS.contains(cpu),
                os + " " + cpu,
                "the embedded Postgres is for Linux on x86-64 or ARM64");
    }

    private static Finding memory() {
        long bytes =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
        return new Finding("memory", bytes >= LEAST_MEMORY, gib(bytes), "12 stores need " + gib(LEAST_MEMORY));
    }

    private static Finding disk(DataFolder data) throws IOException {
        Path there = existing(data.root());
        long bytes = Files.getFileStore(there).getUsableSpace();
        return new Finding(
                "disk",
                bytes >= LEAST_DISK,
                gib(bytes) + " free at " + there,
                "free some, or choose another place with --data; 12 stores need " + gib(LEAST_DISK));
    }

    private Finding port(Optional<Running> running) {
        if (running.filter(process -> process.port() == port).isPresent()) {
            return new Finding("port", true, port + ", used by the KitchenSync of this folder", "");
        }
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return new Finding("port", true, probe.getLocalPort() + " is free", "");
        } catch (IOException taken) {
            return new Finding("port", false, port + " is in use", "choose another with --port");
        }
    }

    private static Finding folder(DataFolder data, Optional<Running> running) {
        if (running.isPresent()) {
            return new Finding(
                    "data folder",
                    true,
                    data.root() + ", in use by process " + running.get().pid(),
                    "");
        }
        Path there = existing(data.root());
        boolean made = there.equals(data.root());
        return new Finding(
                "data folder",
                Files.isWritable(there),
                data.root() + (made ? "" : ", not made yet"),
                "you may not write in " + there + "; choose another with --data");
    }

    private static Path existing(Path path) {
        @Nullable Path there = path;
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        return Objects.requireNonNull(there);
    }

    private static String gib(long bytes) {
        return "%.1f GiB".formatted(bytes / (double) GIB);
    }
}
