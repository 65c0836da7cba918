package kitchensync.pipeline.docs;

/**
 * A column for people.
 *
 * @param type as the warehouse says; empty before the table is built
 * @param from the columns that it is made of; {@code unknown} where that cannot be followed; empty where nothing is read
 */
public record ColumnDoc(String name, String type, String description, String from) {

    static final String UNKNOWN = "unknown";
}
