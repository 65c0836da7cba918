package kitchensync.snowflake;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kitchensync.domain.warehouse.Dialect;

/** Snowflake's: whatever makes or drops a table commits. */
final class SnowflakeDialect implements Dialect {

    private static final Pattern NUMBER = Pattern.compile("(?:number|decimal|numeric)\\((\\d+),(\\d+)\\)");

    @Override
    public String target() {
        return "snowflake";
    }

    @Override
    public boolean tablesInTransactions() {
        return false;
    }

    @Override
    public List<String> replace(String table, String fresh, boolean there) {
        return there
                ? List.of("alter table " + table + " swap with " + fresh, "drop table " + fresh)
                : List.of("alter table " + fresh + " rename to " + table);
    }

    @Override
    public String content(String relation) {
        return "select count(*) || ' ' || coalesce(hash_agg(*), 0) from " + relation;
    }

    @Override
    public String asJson(String query, int rows) {
        return "select to_json(object_construct_keep_null(*)) from (\n" + query + "\n) failing limit " + rows;
    }

    /** Whole numbers of all sizes are one type: it says of a count that it has 18 digits, and of a sum that it has 38. */
    @Override
    public String type(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replace(" ", "");
        Matcher number = NUMBER.matcher(plain);
        if (number.matches()) {
            return number.group(2).equals("0") ? "integer" : "decimal(" + number.group(1) + "," + number.group(2) + ")";
        }
        return switch (plain.replaceFirst("\\(.*", "")) {
            case "number", "int", "integer", "bigint", "smallint", "tinyint", "byteint" -> "integer";
            case "float", "float4", "float8", "double", "doubleprecision", "real" -> "double";
            case "varchar", "text", "string", "char", "character" -> "varchar";
            case "timestamp", "datetime", "timestamp_ntz", "timestampntz" -> "timestamp";
            default -> plain;
        };
    }
}
