package kitchensync.local.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
        if (find(user.name()).isPresent()) {
            throw new IOException("there is a user " + user.name() + " already; choose another name");
        }
        List<User> users = new ArrayList<>(all());
        users.add(user);
        write(users);
    }

    /** @throws IOException when there is none of that name */
    public void remove(String name) throws IOException {
        User gone = user(name);
        write(all().stream().filter(user -> !user.equals(gone)).toList());
    }

    /** @throws IOException when there is none of that name */
    public void password(String name, String hash) throws IOException {
        User old = user(name);
        User renewed = new User(name, old.role(), old.stores(), old.regions(), hash);
        write(all().stream().map(user -> user.equals(old) ? renewed : user).toList());
        if (name.equals(FIRST)) {
            folder.delete(FIRST_PASSWORD);
        }
    }

    /** @throws IOException when there is none of that name */
    public User user(String name) throws IOException {
        return find(name)
                .orElseThrow(
                        () -> new IOException("there is no user " + name + "; ./kitchensync users list names them"));
    }

    private Optional<User> find(String name) throws IOException {
        return all().stream().filter(user -> user.name().equals(name)).findFirst();
    }

    private void write(List<User> users) throws IOException {
        Files.createDirectories(folder.root());
        UserFile.write(file, users);
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
        write(List.of(new User(FIRST, Role.ADMIN, List.of(), List.of(), Passwords.hash(password))));
        return Optional.of(folder.path(FIRST_PASSWORD));
    }
}
