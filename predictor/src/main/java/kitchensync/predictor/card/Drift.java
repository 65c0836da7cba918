package kitchensync.predictor.card;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import kitchensync.domain.warehouse.Warehouse;

/** How a model has done since, day by day: what it said of a slot before it began, against what was then asked for. */
@Singleton
class Drift {

    private static final String DAYS = """
            select sale_date, cast(sum(forecast) as double precision), cast(sum(actual) as double precision),
              cast(sum(deviance) as double precision) / count(*)
            from INTERMEDIATE.FORECAST_HOURS where model_version = ? group by sale_date order by sale_date desc limit 60
            """;

    private final Instance<Warehouse> warehouse;

    /** @param warehouse opened for the first card; the list of the models does without */
    Drift(Instance<Warehouse> warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * @param bias forecast over asked for, less 1; 0 of a day on which nothing was asked for
     * @param deviance mean Poisson deviance of the hours
     */
    record Day(LocalDate date, double forecast, double asked, double bias, double deviance) {}

    /** The newest sixty days, oldest first; none before the pipeline has held a forecast against anything. */
    List<Day> of(String version) throws SQLException {
        List<Day> days = new ArrayList<>();
        try (Connection connection = warehouse.get().connect()) {
            if (!isThere(connection)) {
                return days;
            }
            try (PreparedStatement select = connection.prepareStatement(DAYS)) {
                select.setString(1, version);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        double asked = row.getDouble(3);
                        days.addFirst(new Day(
                                row.getDate(1).toLocalDate(),
                                row.getDouble(2),
                                asked,
                                asked == 0 ? 0 : row.getDouble(2) / asked - 1,
                                row.getDouble(4)));
                    }
                }
            }
        }
        return days;
    }

    private static boolean isThere(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from information_schema.tables"
                        + " where upper(table_schema) = 'INTERMEDIATE' and upper(table_name) = 'FORECAST_HOURS'")) {
            return row.next() && row.getInt(1) > 0;
        }
    }
}
