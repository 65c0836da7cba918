package kitchensync.kitchenui.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserFileTest {

    @TempDir
    Path folder;

    @Test
    void whatIsWrittenIsReadAndOnlyItsOwnerMayReadIt() throws IOException {
        Path file = folder.resolve("users.yaml");
        List<User> users = LoggedIn.users();

        UserFile.write(file, users);

        assertThat(UserFile.read(file)).isEqualTo(users);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aMistakeIsToldWithoutTheHash() throws IOException {
        String hash = LoggedIn.hash(LoggedIn.PASSWORD);
        for (String text : List.of(
                "users: [{name: 'a', role: crew, password: 'plain'}]",
                "users: [{name: 'a', role: boss, password: '" + hash + "'}]",
                "users: [{name: 'a b', role: crew, password: '" + hash + "'}]",
                "users: [{name: a, role: crew, password: '" + hash + "'}, {name: a, role: crew, password: '" + hash
                        + "'}]",
                "users: [{name: a, role: crew, password: '" + hash)) {
            Path file = Files.writeString(folder.resolve("wrong.yaml"), text);

            assertThatThrownBy(() -> UserFile.read(file))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("wrong.yaml")
                    .hasMessageNotContaining(hash);
        }
        assertThatThrownBy(() -> UserFile.read(folder.resolve("none"))).hasMessageContaining("users add");
    }

    @Test
    void aPasswordMatchesItsHashAlone() {
        User user = LoggedIn.user("a", Role.CREW, List.of());

        assertThat(Passwords.matches(Optional.of(user), LoggedIn.PASSWORD)).isTrue();
        assertThat(Passwords.matches(Optional.of(user), "another")).isFalse();
        assertThat(Passwords.matches(Optional.of(user), "")).isFalse();
        assertThat(Passwords.matches(Optional.of(user), LoggedIn.PASSWORD + "x".repeat(100)))
                .isFalse();
        assertThat(Passwords.matches(Optional.empty(), LoggedIn.PASSWORD)).isFalse();
        assertThat(Passwords.complaint("ninechars")).isPresent();
        assertThat(Passwords.complaint("tencharss!")).isEmpty();
        assertThat(Passwords.complaint("ñ".repeat(37))).isPresent();
        assertThat(Passwords.complaint(Passwords.generate())).isEmpty();
    }
}
