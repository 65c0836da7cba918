package kitchensync.kitchenui.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The file of users: YAML with the one key {@code users}, a list of {@link User}. */
public final class UserFile {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build();

    /** Some ten thousand users; a longer file is a mistake. */
    private static final long MOST_BYTES = 4 << 20;

    private UserFile() {}

    /** The whole file. */
    @RegisterForReflection
    record Content(@Nullable List<User> users) {}

    /** @throws IOException when there is no such file, or a user in it is wrong; says which */
    public static List<User> read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("there is no file " + file + "; make it with ./kitchensync users add");
        }
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException(file + " is larger than " + MOST_BYTES + " bytes");
        }
        try {
            Content content = YAML.readValue(file.toFile(), Content.class);
            List<User> users = content == null || content.users() == null ? List.of() : content.users();
            check(users, file);
            return List.copyOf(users);
        } catch (JsonProcessingException wrong) {
            // Its own message would show the line, password hash and all.
            int line = wrong.getLocation() == null ? 0 : wrong.getLocation().getLineNr();
            throw new IOException(file + ", line " + line + ": this is no list of users as docs/access.md shows it");
        }
    }

    private static void check(List<User> users, Path file) throws IOException {
        Set<String> names = new HashSet<>();
        for (User user : users) {
            if (user == null || !User.isName(user.name())) {
                throw new IOException(file + ": a name has up to 60 letters, digits and . _ @ -");
            }
            if (!names.add(user.name())) {
                throw new IOException(file + ": " + user.name() + " stands twice");
            }
            if (!Passwords.isHash(user.password())) {
                throw new IOException(file + ": the password of " + user.name()
                        + " is no bcrypt hash; set it with ./kitchensync users" + " password " + user.name());
            }
        }
    }

    /** Replaces the file in one step; only its owner may read it. */
    public static void write(Path file, List<User> users) throws IOException {
        Path temporary = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(temporary);
        Files.createFile(temporary, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            channel.write(java.nio.ByteBuffer.wrap(YAML.writeValueAsBytes(new Content(users))));
            channel.force(true);
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
