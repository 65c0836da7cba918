package kitchensync.domain.catalogue;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the catalogue from YAML: the bundled files, or a user's own in their place. The fields are described in {@code docs/catalogue.md}.
 */
public final class CatalogueFiles {

    private static final String BUNDLED = "/kitchensync/catalogue/";

    /** Ten thousand stores take a third of it; a longer file is a mistake. */
    private static final long MOST_BYTES = 3_000_000;

    /** A catalogue is a list of entries of lists: what is nested deeper is no catalogue. */
    private static final StreamReadConstraints LIMITS =
            StreamReadConstraints.builder().maxNestingDepth(10).build();

    private static final YAMLMapper YAML = YAMLMapper.builder(
                    YAMLFactory.builder().streamReadConstraints(LIMITS).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private CatalogueFiles() {}

    /**
     * Stores and items as one file lists them.
     *
     * @param stores in the order of the file
     * @param items in the order of the file
     */
    public record Entries(List<Store> stores, List<Item> items) {}

    /** The catalogue that comes with KitchenSync: 12 stores and 46 items. */
    public static Catalogue bundled() {
        return read(Optional.empty(), Optional.empty());
    }

    /**
     * @param stores a file that replaces the bundled stores
     * @param menu a file that replaces the bundled menu
     * @throws CatalogueException with every problem of both files
     */
    public static Catalogue read(Optional<Path> stores, Optional<Path> menu) {
        List<String> problems = new ArrayList<>();
        Source storeSource = source(stores, "stores.yaml");
        Source menuSource = source(menu, "menu.yaml");
        List<Store> allStores = stores(storeSource, problems);
        List<Item> allItems = items(menuSource, problems);
        if (problems.isEmpty() && allStores.isEmpty()) {
            problems.add(storeSource.name() + ": there is no store; list at least one under 'stores:'");
        }
        if (problems.isEmpty() && allItems.isEmpty()) {
            problems.add(menuSource.name() + ": there is no item; list at least one under 'items:'");
        }
        refuse(problems);
        return new Catalogue(allStores, allItems);
    }

    /**
     * What one file lists, which may be nothing.
     *
     * @throws CatalogueException with every problem of the file
     */
    public static Entries entries(Path file) {
        return entries(source(Optional.of(file), ""));
    }

    /**
     * The same for a file that is not written yet.
     *
     * @param name of the file, for the problems
     */
    public static Entries entries(String name, String text) {
        refuseLarger(name, text.getBytes(StandardCharsets.UTF_8).length);
        return entries(new Source(name, text));
    }

    private static Entries entries(Source source) {
        List<String> problems = new ArrayList<>();
        Entries entries = new Entries(stores(source, problems), items(source, problems));
        refuse(problems);
        return entries;
    }

    private static List<Store> stores(Source source, List<String> problems) {
        return entries(source, "stores", "store", StoreYaml::read, problems);
    }

    private static List<Item> items(Source source, List<String> problems) {
        return entries(source, "items", "item", ItemYaml::read, problems);
    }

    private static void refuse(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new CatalogueException(problems);
        }
    }

    private static void refuseLarger(String name, long bytes) {
        if (bytes > MOST_BYTES) {
            throw new CatalogueException(
                    List.of(name + ": is larger than " + MOST_BYTES + " bytes; is it the right file?"));
        }
    }

    private record Source(String name, String text) {}

    private static Source source(Optional<Path> file, String bundled) {
        try {
            if (file.isPresent()) {
                refuseLarger(file.get().toString(), Files.size(file.get()));
                return new Source(file.get().toString(), Files.readString(file.get()));
            }
            try (InputStream in = CatalogueFiles.class.getResourceAsStream(BUNDLED + bundled)) {
                return new Source(
                        bundled, new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (NoSuchFileException missing) {
            throw new CatalogueException(List.of(missing.getMessage() + ": there is no such catalogue file"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static <T> List<T> entries(
            Source file, String list, String kind, Function<Fields, @Nullable T> read, List<String> problems) {
        JsonNode root;
        try {
            root = YAML.readTree(file.text());
        } catch (JsonProcessingException broken) {
            JsonLocation at = broken.getLocation();
            problems.add(file.name() + (at == null ? "" : ": line " + at.getLineNr()) + ": not valid YAML: "
                    + broken.getOriginalMessage().lines().findFirst().orElse(""));
            return List.of();
        }
        JsonNode nodes = root.path(list);
        if (nodes.isMissingNode()) {
            return List.of();
        }
        if (!nodes.isArray()) {
            problems.add(file.name() + ": '" + list + ":' must be a list");
            return List.of();
        }
        List<T> entries = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            JsonNode node = nodes.get(i);
            String id = node.path("id").asText("");
            String entry = kind + " " + (id.isEmpty() ? "number " + (i + 1) : Fields.shown(id));
            Fields fields = new Fields(file.name() + ": " + entry, node);
            T value = read.apply(fields);
            problems.addAll(fields.problems());
            if (value != null && fields.problems().isEmpty()) {
                entries.add(value);
            }
        }
        return entries;
    }
}
