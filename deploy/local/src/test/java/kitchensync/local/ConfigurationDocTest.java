package kitchensync.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Holds docs/configuration.md against the code: every key with its default, and no key that is not there. */
class ConfigurationDocTest {

    private static final Path DOCUMENT = Path.of("..", "..", "docs", "configuration.md");
    private static final String OURS = "kitchensync.";
    private static final String NONE = "none";

    /** A row of a table of keys: the key, then its default, in backquotes or the word none. */
    private static final Pattern ROW =
            Pattern.compile("^\\| `(kitchensync\\.[^`]+)` \\| (?:`([^`]*)`|none) \\|", Pattern.MULTILINE);

    /** A key anywhere in the text; a prefix or the name of a file has no second dot. */
    private static final Pattern MENTION = Pattern.compile("\\bkitchensync\\.[a-z-]+\\.[a-z.-]*[a-z]");

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("kitchensync");

    @Test
    void everyKeyIsDocumentedWithItsDefaultAndNoOther() throws IOException {
        SortedMap<String, String> documented = new TreeMap<>();
        ROW.matcher(Files.readString(DOCUMENT))
                .results()
                .forEach(row -> documented.put(row.group(1), row.group(2) == null ? NONE : row.group(2)));

        SortedMap<String, String> keys = keys();

        assertThat(keys).containsKeys("kitchensync.ingest.max-future", "kitchensync.catalogue.menu");
        assertThat(documented).isEqualTo(keys);
    }

    @Test
    void everyKeyThatTheTextMentionsExists() throws IOException {
        Set<String> mentioned = new TreeSet<>();
        MENTION.matcher(Files.readString(DOCUMENT)).results().forEach(key -> mentioned.add(key.group()));

        assertThat(mentioned).isNotEmpty();
        assertThat(keys().keySet()).containsAll(mentioned);
    }

    /** All keys of the code with their defaults; a service's properties file wins over an annotation, as it does when running. */
    private static SortedMap<String, String> keys() throws IOException {
        SortedMap<String, String> keys = new TreeMap<>();
        CODE.stream()
                .filter(code -> code.isAnnotatedWith(ConfigMapping.class))
                .map(JavaClass::reflect)
                .map(ConfigClass::configClass)
                .forEach(mapping -> keys.putAll(mapped(mapping)));
        injectionPoints()
                .filter(point -> point.isAnnotatedWith(ConfigProperty.class))
                .map(point -> point.getAnnotationOfType(ConfigProperty.class))
                .filter(property -> property.name().startsWith(OURS))
                .forEach(property -> keys.put(
                        property.name(),
                        property.defaultValue().equals(ConfigProperty.UNCONFIGURED_VALUE)
                                ? NONE
                                : property.defaultValue()));
        keys.putAll(properties());
        return keys;
    }

    private static SortedMap<String, String> mapped(ConfigClass mapping) {
        SortedMap<String, String> keys = new TreeMap<>();
        ConfigMappings.getProperties(mapping).keySet().forEach(key -> keys.put(key, NONE));
        mapping.getProperties().forEach((key, value) -> keys.put(key, value == null ? NONE : value));
        return keys;
    }

    private static Stream<HasAnnotations<?>> injectionPoints() {
        Stream<JavaParameter> parameters = CODE.stream()
                .flatMap(code -> code.getCodeUnits().stream())
                .flatMap(unit -> unit.getParameters().stream());
        return Stream.concat(CODE.stream().flatMap(code -> code.getFields().stream()), parameters);
    }

    private static SortedMap<String, String> properties() throws IOException {
        SortedMap<String, String> ours = new TreeMap<>();
        String name = "META-INF/microprofile-config.properties";
        for (URL file :
                Collections.list(ConfigurationDocTest.class.getClassLoader().getResources(name))) {
            Properties all = new Properties();
            try (InputStream in = file.openStream()) {
                all.load(in);
            }
            all.stringPropertyNames().stream()
                    .filter(key -> key.startsWith(OURS))
                    .forEach(key -> ours.put(key, all.getProperty(key)));
        }
        return ours;
    }
}
