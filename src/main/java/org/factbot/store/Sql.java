package org.factbot.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Statements with their values, in one line each. They are prepared once for a connection, as that takes SQLite longer than
 * most of ours take to run. Not safe for several threads at once; of use until its connection is closed.
 */
final class Sql {
    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    Sql(Connection connection) {
        this.connection = connection;
    }

    /** Makes a value of the current row. */
    interface Shape<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** Runs a statement and says how many rows it changed. */
    int run(String sql, Object... values) throws SQLException {
        PreparedStatement statement = filled(sql, values);
        int changed = statement.executeUpdate();
        statement.clearParameters(); // what people wrote is not kept for the next one
        return changed;
    }

    <T> List<T> list(Shape<T> shape, String sql, Object... values) throws SQLException {
        PreparedStatement statement = filled(sql, values);
        List<T> found = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) { // which ends the reading, too
            while (row.next()) {
                found.add(shape.of(row));
            }
        }
        statement.clearParameters();
        return found;
    }

    private PreparedStatement filled(String sql, Object... values) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        fill(statement, values);
        return statement;
    }

    private static void fill(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
