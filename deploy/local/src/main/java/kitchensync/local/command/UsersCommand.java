package kitchensync.local.command;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Store;
import kitchensync.kitchenui.access.Passwords;
import kitchensync.kitchenui.access.Role;
import kitchensync.kitchenui.access.User;
import kitchensync.local.data.DataFolder;
import kitchensync.local.data.UserList;
import kitchensync.local.data.World;
import kitchensync.local.engine.LocalSystem;
import kitchensync.local.engine.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code users}. */
@Command(
        name = "users",
        mixinStandardHelpOptions = true,
        description = "People and tablets that log in to the pages: add, list, remove, password.")
final class UsersCommand implements Runnable {

    private static final String ROW = "%-24s %-8s %s";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name what to do: users add, list, remove or password");
    }

    @Command(name = "add", mixinStandardHelpOptions = true, description = "Adds a user, and asks for the password.")
    int add(
            @Mixin FolderOption folder,
            @Parameters(paramLabel = "NAME", description = "A person's name, or a tablet's: 012-grill say.")
                    String name,
            @Option(
                            names = "--role",
                            required = true,
                            paramLabel = "ROLE",
                            description = "${COMPLETION-CANDIDATES}; docs/access.md says what each may.")
                    Role role,
            @Option(
                            names = "--stores",
                            split = ",",
                            paramLabel = "ID",
                            description = "Its stores, with commas; * for all.")
                    @Nullable
                    List<String> stores,
            @Option(
                            names = "--regions",
                            split = ",",
                            paramLabel = "REGION",
                            description = "Regions whose stores are its too, with commas.")
                    @Nullable
                    List<String> regions)
            throws IOException {
        if (!User.isName(name)) {
            throw new ParameterException(spec.commandLine(), "a name has up to 60 letters, digits and . _ @ -");
        }
        User user = new User(name, role, stores, regions, "");
        if (role != Role.ADMIN && user.stores().isEmpty() && user.regions().isEmpty()) {
            throw new ParameterException(spec.commandLine(), "say which stores: --stores 012,027 or --regions North");
        }
        requireKnown(folder, user);
        new UserList(folder.folder())
                .add(new User(name, role, user.stores(), user.regions(), Passwords.hash(ask(name))));
        System.out.println("Added " + name + ".");
        return 0;
    }

    /** A folder without data has no stores to compare with yet. */
    private static void requireKnown(FolderOption option, User user) throws IOException {
        DataFolder folder = option.folder();
        Optional<World> world = folder.read("world.json", World.class);
        if (world.isEmpty()) {
            return;
        }
        Catalogue catalogue = LocalSystem.catalogue(folder, world.get(), Settings.quiet(option.stores, option.menu));
        List<String> ids = catalogue.stores().stream().map(Store::id).toList();
        List<String> regions = catalogue.stores().stream().map(Store::region).toList();
        for (String store : user.stores()) {
            if (!store.equals(User.ALL) && !ids.contains(store)) {
                throw new IOException("there is no store " + store);
            }
        }
        for (String region : user.regions()) {
            if (!regions.contains(region)) {
                throw new IOException("there is no region " + region);
            }
        }
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists who may log in.")
    int list(@Mixin FolderOption folder) throws IOException {
        List<User> users = new UserList(folder.folder()).all();
        if (users.isEmpty()) {
            System.out.println("There are no users; add one with ./kitchensync users add.");
            return 0;
        }
        System.out.println(ROW.formatted("NAME", "ROLE", "STORES"));
        for (User user : users) {
            String where = user.role() == Role.ADMIN ? User.ALL : String.join(",", user.stores());
            String regions = user.regions().isEmpty() ? "" : " regions " + String.join(",", user.regions());
            System.out.println(ROW.formatted(user.name(), user.role().text(), where + regions)
                    .strip());
        }
        return 0;
    }

    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = "Removes a user; its sessions end within a second.")
    int remove(@Mixin FolderOption folder, @Parameters(paramLabel = "NAME", description = "The user.") String name)
            throws IOException {
        new UserList(folder.folder()).remove(name);
        System.out.println("Removed " + name + ".");
        return 0;
    }

    @Command(
            name = "password",
            mixinStandardHelpOptions = true,
            description = "Sets another password; sessions that began with the old one end within a second.")
    int password(@Mixin FolderOption folder, @Parameters(paramLabel = "NAME", description = "The user.") String name)
            throws IOException {
        UserList users = new UserList(folder.folder());
        users.user(name);
        users.password(name, Passwords.hash(ask(name)));
        System.out.println("The password of " + name + " is changed.");
        return 0;
    }

    /** From the terminal without echo, twice; otherwise the first line of standard input. */
    private static String ask(String name) throws IOException {
        Console console = System.console();
        String password;
        if (console != null && console.isTerminal()) {
            password = typed(console, "Password of " + name + ": ");
            if (!password.equals(typed(console, "Again: "))) {
                throw new IOException("the two passwords differ; nothing is changed");
            }
        } else {
            String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            password = line == null ? "" : line;
        }
        Optional<String> complaint = Passwords.complaint(password);
        if (complaint.isPresent()) {
            throw new IOException(complaint.get());
        }
        return password;
    }

    private static String typed(Console console, String prompt) {
        char[] typed = console.readPassword("%s", prompt);
        return typed == null ? "" : new String(typed);
    }
}
