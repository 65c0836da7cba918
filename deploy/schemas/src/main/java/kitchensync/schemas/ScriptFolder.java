package kitchensync.schemas;

import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.joining;

import io.quarkus.flyway.runtime.QuarkusFlywayClassProvider;
import io.quarkus.flyway.runtime.QuarkusFlywayResourceProvider;
import io.quarkus.flyway.runtime.QuarkusPathLocationScanner;
import io.quarkus.runtime.ImageMode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.resource.Resource;

/**
 * Scripts in one folder of the class path.
 *
 * @param user a class whose loader knows them
 */
record ScriptFolder(Class<?> user, String folder) {

    private static final String IN_JAR = "!/";
    private static final Pattern NUMBERED = Pattern.compile("V(\\d{1,6})__\\w+\\.sql");

    /** A Flyway of these scripts. In a binary it cannot look for itself, and takes them from Quarkus' list. */
    FluentConfiguration flyway() {
        FluentConfiguration flyway = Flyway.configure(loader())
                .locations("classpath:" + folder)
                // Of newer processes, and of the time when functions had scripts without a number.
                .ignoreMigrationPatterns("*:future", "repeatable:missing");
        if (ImageMode.current() == ImageMode.NATIVE_RUN) {
            QuarkusPathLocationScanner listed = listed(flyway);
            flyway.resourceProvider(new QuarkusFlywayResourceProvider(listed.scanForResources()))
                    .javaMigrationClassProvider(new QuarkusFlywayClassProvider<>(listed.scanForClasses()));
        }
        return flyway;
    }

    /**
     * The names of all scripts, in the order of their numbers, with the checksums of their texts.
     *
     * @throws IllegalStateException when one has no number. Flyway would run it again whenever its text is another,
     *     so an old process over a newer one's
     */
    String edition() {
        try (Stream<String> names = names()) {
            return names.filter(name -> name.endsWith(".sql"))
                    .sorted(comparingInt(this::number))
                    .map(name -> name + ":" + checksum(name))
                    .collect(joining(" "));
        } catch (IOException | URISyntaxException unreadable) {
            throw new IllegalStateException("the scripts in " + folder + " cannot be listed", unreadable);
        }
    }

    private int number(String name) {
        Matcher numbered = NUMBERED.matcher(name);
        if (!numbered.matches()) {
            throw new IllegalStateException("script " + name + " in " + folder
                    + " has no number: call it V, the next number, two underscores and a name");
        }
        return Integer.parseInt(numbered.group(1));
    }

    private Stream<String> names() throws IOException, URISyntaxException {
        if (ImageMode.current() == ImageMode.NATIVE_RUN) {
            FluentConfiguration flyway = Flyway.configure(loader()).locations("classpath:" + folder);
            return listed(flyway).scanForResources().stream().map(Resource::getFilename);
        }
        URL at = Objects.requireNonNull(loader().getResource(folder), folder);
        if (at.getProtocol().equals("jar")) {
            String inJar = at.getPath();
            return inJar(Path.of(URI.create(inJar.substring(0, inJar.lastIndexOf(IN_JAR)))));
        }
        return Files.list(Path.of(at.toURI())).map(file -> file.getFileName().toString());
    }

    private Stream<String> inJar(Path jar) throws IOException {
        String prefix = folder + "/";
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith(prefix))
                    .map(name -> name.substring(prefix.length()))
                    .toList()
                    .stream();
        }
    }

    private static QuarkusPathLocationScanner listed(FluentConfiguration flyway) {
        return new QuarkusPathLocationScanner(flyway, List.of(flyway.getLocations()));
    }

    private String checksum(String name) {
        try (InputStream in = Objects.requireNonNull(loader().getResourceAsStream(folder + "/" + name), name)) {
            CRC32 checksum = new CRC32();
            checksum.update(in.readAllBytes());
            return Long.toHexString(checksum.getValue());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private ClassLoader loader() {
        return Objects.requireNonNull(user.getClassLoader());
    }
}
