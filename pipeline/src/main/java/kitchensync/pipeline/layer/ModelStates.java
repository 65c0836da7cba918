package kitchensync.pipeline.layer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import kitchensync.domain.warehouse.SqlText;

/** PIPELINE.MODEL_STATES: written no later than the commit of what was built, so that the two cannot disagree. */
final class ModelStates {

    private static final String TABLE = "PIPELINE.MODEL_STATES";

    private static final String UPDATE = "update " + TABLE
            + " set code = %s, inputs = %s, checks = %s, version = %s, tested_to = %d where name = %s";
    private static final String INSERT = "insert into " + TABLE
            + " (code, inputs, checks, version, tested_to, name) values (%s, %s, %s, %s, %d, %s)";

    private ModelStates() {}

    /** By the node's name. Makes the table when it is missing. */
    static Map<String, ModelState> read(Connection connection, Relations relations) throws SQLException {
        Map<String, ModelState> states = new HashMap<>();
        try (Statement statement = connection.createStatement()) {
            if (!relations.has(TABLE)) {
                statement.execute("create schema if not exists PIPELINE");
                statement.execute(
                        "create table if not exists " + TABLE + " (name varchar not null, code varchar not null,"
                                + " inputs varchar not null, checks varchar not null, version varchar not null,"
                                + " tested_to bigint not null)");
                return states;
            }
            try (ResultSet row =
                    statement.executeQuery("select name, code, inputs, checks, version, tested_to from " + TABLE)) {
                while (row.next()) {
                    states.put(
                            row.getString(1),
                            new ModelState(
                                    row.getString(2),
                                    map(row.getString(3)),
                                    map(row.getString(4)),
                                    row.getString(5),
                                    row.getLong(6)));
                }
            }
        }
        return states;
    }

    static void write(Connection connection, String name, ModelState state) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (statement.executeUpdate(filled(UPDATE, name, state)) == 0) {
                statement.executeUpdate(filled(INSERT, name, state));
            }
        }
    }

    /** Written out: to prepare a statement that runs once costs as much as to run it. */
    private static String filled(String sql, String name, ModelState state) {
        return sql.formatted(
                SqlText.of(state.code()),
                SqlText.of(text(state.inputs())),
                SqlText.of(text(state.checks())),
                SqlText.of(state.version()),
                state.testedTo(),
                SqlText.of(name));
    }

    static void forget(Connection connection, String name) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from " + TABLE + " where name = ?")) {
            delete.setString(1, name);
            delete.executeUpdate();
        }
    }

    private static String text(Map<String, String> versions) {
        return versions.entrySet().stream()
                .map(version -> version.getKey() + "=" + version.getValue())
                .collect(Collectors.joining("\n"));
    }

    private static Map<String, String> map(String text) {
        Map<String, String> versions = new TreeMap<>();
        text.lines().forEach(line -> {
            int equals = line.indexOf('=');
            versions.put(line.substring(0, equals), line.substring(equals + 1));
        });
        return versions;
    }
}
