package kitchensync.domain.catalogue;

import java.time.ZoneId;
import java.util.regex.Pattern;

/** One entry of {@code stores:}. */
final class StoreYaml {

    /** Where the bundled stores stand. */
    private static final String DEFAULT_ZONE = "America/Chicago";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_]{1,40}");

    /** More than any kitchen; what is absent is unlimited. */
    private static final int MOST = 100_000;

    private StoreYaml() {}

    static Store read(Fields fields) {
        String id = fields.id(ID, "may have letters, digits and underscores, at most 40");
        return new Store(
                id,
                fields.textOr("name", "Store " + id),
                fields.textOr("region", ""),
                fields.whole("level", 1, 4),
                fields.as("hours", "24/7", HourRange::parse),
                fields.as("timezone", DEFAULT_ZONE, ZoneId::of),
                fields.flag("active", true),
                new Capacity(
                        fields.wholeByName("stations", 0, MOST),
                        fields.has("starts_per_slot") ? fields.whole("starts_per_slot", 0, MOST) : Integer.MAX_VALUE));
    }
}
