package kitchensync.local.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import kitchensync.kitchenui.access.Passwords;
import kitchensync.kitchenui.access.Role;
import kitchensync.kitchenui.access.User;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserListTest {

    private static final int PROCESSES = 3;
    private static final int EACH = 40;
    private static final String READY = ".ready";

    @TempDir
    Path folder;

    @Test
    void whatSeveralProcessesAddAtOnceIsAllThere() throws Exception {
        // Given
        String hash = Passwords.hash("a good password");

        // When
        List<Process> adding = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            adding.add(adding("p" + i, hash));
        }
        while (ready() < PROCESSES && adding.stream().allMatch(Process::isAlive)) {
            Thread.sleep(10);
        }
        Files.createFile(folder.resolve("go"));
        for (Process process : adding) {
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).isZero();
        }

        // Then
        assertThat(new UserList(new DataFolder(folder)).all()).hasSize(PROCESSES * EACH);
    }

    private long ready() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(READY)).count();
        }
    }

    private Process adding(String name, String hash) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Adding.class.getName(),
                        folder.toString(),
                        name,
                        hash)
                .inheritIO()
                .start();
    }

    /** Adds users, in a process of its own. */
    static final class Adding {

        private Adding() {}

        public static void main(String[] arguments) throws Exception {
            Path folder = Path.of(arguments[0]);
            UserList users = new UserList(new DataFolder(folder));
            Files.createFile(folder.resolve(arguments[1] + READY));
            while (!Files.exists(folder.resolve("go"))) {
                Thread.onSpinWait();
            }
            for (int i = 0; i < EACH; i++) {
                users.add(new User(arguments[1] + "-" + i, Role.ADMIN, List.of(), List.of(), arguments[2]));
            }
        }
    }
}
