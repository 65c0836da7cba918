package kitchensync.local.data;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kitchensync.kitchenui.access.Passwords;
import kitchensync.kitchenui.access.Role;
import kitchensync.kitchenui.access.User;
import kitchensync.kitchenui.access.UserFile;

/** Who may log in to the pages of a data folder. A running process sees a change within a second. */
public final class UserList {

    /** The users, in the data folder. */
    public static final String FILE = "users.yaml";

    /** The key with which sessions are signed. */
    public static final String KEY = "session.key";

    /** The first admin's password until it is changed; a log would be read by others. */
    static final String FIRST_PASSWORD = "admin.password";

    /** Taken for a change; not the folder's own, which the process that serves the pages holds. */
    private static final String LOCK = "users.lock";

    private static final String FIRST = "admin";
    private static final int KEY_BYTES = 32;

    private final DataFolder folder;
    private final Path file;

    public UserList(DataFolder folder) {
        this.folder = folder;
        this.file = folder.path(FILE);
    }

    /** All users, by name. */
    public List<User> all() throws IOException {
        return Files.exists(file)
                ? UserFile.read(file).stream()
                        .sorted(Comparator.comparing(User::name))
                        .toList()
                : List.of();
    }

    /** @throws IOException when there is one of that name */
    public void add(User user) throws IOException {
        Files.createDirectories(folder.root());
        change(users -> {
            if (users.stream().anyMatch(other -> other.name().equals(user.name()))) {
                throw new IOException("there is a user " + user.name() + " already; choose another name");
            }
            return Stream.concat(users.stream(), Stream.of(user)).toList();
        });
    }

    /** @throws IOException when there is none of that name */
    public void remove(String name) throws IOException {
        user(name);
        change(users -> users.stream().filter(user -> !user.name().equals(name)).toList());
    }

    /** @throws IOException when there is none of that name */
    public void password(String name, String hash) throws IOException {
        user(name);
        change(users -> {
            User old = user(name);
            User renewed = new User(name, old.role(), old.stores(), old.regions(), hash);
            return users.stream().map(user -> user.equals(old) ? renewed : user).toList();
        });
        if (name.equals(FIRST)) {
            folder.delete(FIRST_PASSWORD);
        }
    }

    /** @throws IOException when there is none of that name */
    public User user(String name) throws IOException {
        return all().stream()
                .filter(user -> user.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IOException("there is no user " + name + "; ./kitchensync users list names them"));
    }

    private interface Change {
        List<User> of(List<User> users) throws IOException;
    }

    /** One at a time, whichever process makes it: what another has written meanwhile would be lost. */
    private void change(Change change) throws IOException {
        try (FileChannel channel =
                        FileChannel.open(folder.path(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            UserFile.write(file, change.of(all()));
        }
    }

    /**
     * Makes what logins need and is missing.
     *
     * @return the file with the password of the first user, an admin, when there was none
     */
    public Optional<Path> prepare(boolean users) throws IOException {
        if (!Files.exists(folder.path(KEY))) {
            byte[] key = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(key);
            folder.write(KEY, key);
        }
        if (!users || Files.exists(file)) {
            return Optional.empty();
        }
        String password = Passwords.generate();
        folder.write(FIRST_PASSWORD, (password + "\n").getBytes(StandardCharsets.UTF_8));
        add(new User(FIRST, Role.ADMIN, List.of(), List.of(), Passwords.hash(password)));
        return Optional.of(folder.path(FIRST_PASSWORD));
    }
}
