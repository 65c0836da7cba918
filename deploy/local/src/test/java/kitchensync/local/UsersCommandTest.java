package kitchensync.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kitchensync.kitchenui.access.User;
import kitchensync.kitchenui.access.UserFile;
import kitchensync.local.command.KitchenSync;
import kitchensync.local.data.DataFolder;
import kitchensync.local.data.UserList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class UsersCommandTest {

    @TempDir
    Path folder;

    private final StringWriter err = new StringWriter();

    private int users(String password, String... arguments) {
        List<String> all = new ArrayList<>(List.of("users"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--data", folder.toString()));
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream((password + "\n").getBytes(StandardCharsets.UTF_8)));
        try {
            CommandLine line = KitchenSync.commandLine();
            return line.setErr(new PrintWriter(err, true)).execute(all.toArray(String[]::new));
        } finally {
            System.setIn(before);
        }
    }

    private List<User> file() throws IOException {
        return UserFile.read(folder.resolve(UserList.FILE));
    }

    @Test
    void aUserIsAddedGetsAnotherPasswordAndIsRemoved() throws IOException {
        assertThat(users("a good password", "add", "mia", "--role", "manager", "--stores", "012,027"))
                .isZero();
        User added = file().getFirst();
        assertThat(added.stores()).containsExactly("012", "027");
        assertThat(added.password()).startsWith("$2a$").doesNotContain("good");

        assertThat(users("a better password", "password", "mia")).isZero();
        assertThat(file().getFirst().password()).isNotEqualTo(added.password());
        assertThat(users("", "list")).isZero();

        assertThat(users("", "remove", "mia")).isZero();
        assertThat(file()).isEmpty();
    }

    @Test
    void whatIsWrongIsToldAndChangesNothing() {
        assertThat(users("short", "add", "mia", "--role", "manager", "--stores", "012"))
                .isEqualTo(1);
        assertThat(users("a good password", "add", "mia", "--role", "boss", "--stores", "012"))
                .isEqualTo(2);
        assertThat(users("a good password", "add", "mia", "--role", "manager")).isEqualTo(2);
        assertThat(users("a good password", "add", "m i a", "--role", "admin")).isEqualTo(2);
        assertThat(users("a good password", "password", "nobody")).isEqualTo(1);
        assertThat(users("", "remove", "nobody")).isEqualTo(1);

        assertThat(err.toString()).contains("at least 10 characters", "--stores 012,027", "there is no user nobody");
        assertThat(folder.resolve(UserList.FILE)).doesNotExist();
    }

    @Test
    void theFirstAdminIsMadeOnce() throws IOException {
        UserList users = new UserList(new DataFolder(folder));

        Optional<Path> first = users.prepare(true);
        Optional<Path> second = users.prepare(true);

        Path password = first.orElseThrow();
        assertThat(Files.readString(password).strip()).hasSize(20);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password)))
                .isEqualTo("rw-------");
        assertThat(second).isEmpty();
        assertThat(file()).hasSize(1);
        assertThat(Files.size(folder.resolve(UserList.KEY))).isEqualTo(32);

        assertThat(users("a better password", "password", "admin")).isZero();
        assertThat(password).doesNotExist();
    }
}
