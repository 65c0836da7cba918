package kitchensync.local.serve;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kitchensync.domain.warehouse.Warehouse;
import kitchensync.local.prepare.Prepared;

/** What {@code up --once} prints as its last line: one JSON object. */
@Singleton
public class UpReport {

    private static final String TABLES = """
        select table_schema || '.' || table_name, table_type from information_schema.tables
        where table_schema in ('RAW', 'STAGING', 'INTERMEDIATE', 'MARTS') order by 1""";

    private final Warehouse warehouse;
    private final ObjectMapper json;

    UpReport(Warehouse warehouse, ObjectMapper json) {
        this.warehouse = warehouse;
        this.json = json;
    }

    /**
     * @param seconds by stage
     * @param peakMib of this process and Postgres together
     */
    public String line(Prepared prepared, Map<String, Double> seconds, long peakMib) throws SQLException, IOException {
        Map<String, Long> rows = new TreeMap<>();
        Map<String, String> checksums = new TreeMap<>();
        count(rows, checksums);
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("rows", rows);
        report.put("checksums", checksums);
        report.put("models", prepared.run().models());
        report.put(
                "tests",
                Map.of(
                        "passed",
                        prepared.run().testsPassed(),
                        "failed",
                        prepared.run().testsFailed()));
        report.put("training", prepared.training().orElse(null));
        report.put("predictions", prepared.forecast().orElse(null));
        report.put("plan", Map.of("rows", rows.getOrDefault("MARTS.PLAN", 0L)));
        report.put("seconds", seconds);
        report.put("peak_memory_mib", peakMib);
        return text(report);
    }

    private String text(Map<String, Object> report) throws JsonProcessingException {
        return json.writeValueAsString(report);
    }

    /** A checksum is the sum of all rows' hashes: equal rows in any order give an equal one. */
    private void count(Map<String, Long> rows, Map<String, String> checksums) throws SQLException {
        try (Connection connection = warehouse.connect();
                Statement statement = connection.createStatement()) {
            List<String[]> tables = new ArrayList<>();
            try (ResultSet found = statement.executeQuery(TABLES)) {
                while (found.next()) {
                    tables.add(new String[] {found.getString(1), found.getString(2)});
                }
            }
            for (String[] table : tables) {
                boolean view = table[1].equals("VIEW");
                String checksum = view ? "null" : "coalesce(sum(hash(t)), 0)::varchar";
                try (ResultSet counted =
                        statement.executeQuery("select count(*), " + checksum + " from " + table[0] + " t")) {
                    counted.next();
                    rows.put(table[0], counted.getLong(1));
                    if (!view) {
                        checksums.put(table[0], counted.getString(2));
                    }
                }
            }
        }
    }
}
