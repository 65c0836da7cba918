package kitchensync.pipeline.lake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import kitchensync.domain.warehouse.Warehouse;
import kitchensync.pipeline.extract.EventTable;

/**
 * A file with events: Parquet ({@code .parquet}), or JSON, an object a line ({@code .jsonl}, {@code .ndjson}).
 *
 * @param name path from the folder that is loaded
 * @param table of all its events, where a folder above it has that name
 */
record LakeFile(Path path, String name, Optional<EventTable> table) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Takes the rows of a file. */
    interface Reader {
        /** @param line from 1 */
        void row(long line, Map<String, String> values) throws IOException;

        void rejected(long line, String reason) throws IOException;
    }

    /** The files under a folder by name, without hidden ones, ones that begin with _, and what is of no event table. */
    static List<LakeFile> in(Path folder) throws IOException {
        Path root = folder.toRealPath();
        List<LakeFile> files = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(root)) {
            for (Path path : walk.filter(Files::isRegularFile).sorted().toList()) {
                Path name = root.relativize(path);
                if (!name.toString().matches("(.*/)?[^/._][^/]*\\.(parquet|jsonl|ndjson)")
                        || name.toString().matches("(.*/)?\\..*")) {
                    continue;
                }
                if (!path.toRealPath().startsWith(root)) {
                    throw new IOException(
                            name + " is a link to a file outside of the folder; put the file itself there");
                }
                if (name.toString().matches(".*[*?\\[\\]].*")) {
                    throw new IOException(name + " would be read as a pattern of names; rename it without * ? [ ]");
                }
                Optional<EventTable> table = table(name);
                boolean exported =
                        name.getNameCount() > 2 && name.getName(0).toString().matches("RAW|MARTS");
                if (table.isPresent() || !exported) {
                    files.add(new LakeFile(path, name.toString(), table));
                }
            }
        }
        return files;
    }

    private static Optional<EventTable> table(Path name) {
        return StreamSupport.stream(name.spliterator(), false)
                .map(part -> part.toString().toUpperCase(Locale.ROOT))
                .flatMap(part -> Stream.of(EventTable.values())
                        .filter(table -> table.name().equals(part)))
                .findFirst();
    }

    /** SHA-256 of the content, in hexadecimal digits. */
    String hash() throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(Files.newInputStream(path), digest)) {
                in.transferTo(java.io.OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    void read(Warehouse warehouse, Connection connection, Reader reader) throws SQLException, IOException {
        if (name.endsWith(".parquet")) {
            readParquet(warehouse, connection, reader);
        } else {
            readLines(reader);
        }
    }

    private void readParquet(Warehouse warehouse, Connection connection, Reader reader)
            throws SQLException, IOException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select * from " + warehouse.parquet(path) + " order by file_row_number")) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                Map<String, String> values = new HashMap<>();
                for (int column = 1; column <= columns; column++) {
                    String value = rows.getString(column);
                    if (value != null) {
                        values.put(rows.getMetaData().getColumnName(column).toLowerCase(Locale.ROOT), value);
                    }
                }
                reader.row(rows.getLong("file_row_number") + 1, values);
            }
        }
    }

    private void readLines(Reader reader) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(path)) {
            long number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (line.isBlank()) {
                    continue;
                }
                try {
                    JsonNode object = JSON.readTree(line);
                    if (!object.isObject()) {
                        reader.rejected(number, "is not a JSON object");
                        continue;
                    }
                    Map<String, String> values = new HashMap<>();
                    object.properties().stream()
                            .filter(field -> !field.getValue().isNull())
                            .forEach(field ->
                                    values.put(field.getKey(), field.getValue().asText()));
                    reader.row(number, values);
                } catch (JsonProcessingException broken) {
                    reader.rejected(number, "is not JSON: " + broken.getOriginalMessage());
                }
            }
        }
    }
}
