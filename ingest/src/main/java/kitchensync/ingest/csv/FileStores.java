package kitchensync.ingest.csv;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.event.EventId;

/**
 * Which store of the catalogue a store of a sales file is, and which id a new one gets: the file's own made plain, or
 * that with a hash of the file's own where two would become the same. Ids that differ in case alone are the same, for
 * their schemas are.
 */
final class FileStores {

    private static final int LONGEST = 40;
    private static final int HASH = 8;

    private final Catalogue known;
    private final Map<String, Store> knownByLowerCase = new HashMap<>();

    FileStores(Catalogue known) {
        this.known = known;
        known.stores().forEach(store -> knownByLowerCase.put(lowerCase(store.id()), store));
    }

    /** Those of the file's stores whose plain id no other one of the file has. */
    Set<String> alone(Set<String> files) {
        return files.stream().collect(groupingBy(this::claim)).values().stream()
                .filter(claimants -> claimants.size() == 1)
                .flatMap(List::stream)
                .collect(toSet());
    }

    private String claim(String file) {
        return lowerCase(byId(file).map(Store::id).orElse(plain(file)));
    }

    /**
     * The store as the catalogue has it: by its id, or by the id that an import has made. What tells two apart whose
     * plain id is the same is the name, which an import takes from the file; a name that somebody has corrected tells
     * nothing.
     */
    Optional<Store> known(String file, boolean alone) {
        return byId(file)
                .or(() ->
                        withId(plain(file)).filter(store -> store.name().equals(file) || (alone && isRenamed(store))));
    }

    private static boolean isRenamed(Store store) {
        return !plain(store.name()).equalsIgnoreCase(store.id());
    }

    /** The id of a store that the catalogue does not have. */
    String newId(String file, boolean alone) {
        return alone && withId(plain(file)).isEmpty() ? plain(file) : hashed(file);
    }

    private Optional<Store> byId(String file) {
        return known.store(file)
                .or(() -> withId(file).filter(store -> store.id().equals(file)))
                .or(() -> withId(hashed(file)));
    }

    private Optional<Store> withId(String id) {
        return Optional.ofNullable(knownByLowerCase.get(lowerCase(id)));
    }

    private static String hashed(String file) {
        String plain = plain(file);
        return plain.substring(0, Math.min(plain.length(), LONGEST - HASH - 1)) + "_"
                + HexFormat.of().toHexDigits((int) EventId.mix(0, file));
    }

    private static String plain(String file) {
        String plain = file.replaceAll("[^A-Za-z0-9_]", "_");
        return plain.substring(0, Math.min(plain.length(), LONGEST));
    }

    private static String lowerCase(String id) {
        return id.toLowerCase(Locale.ROOT);
    }
}
