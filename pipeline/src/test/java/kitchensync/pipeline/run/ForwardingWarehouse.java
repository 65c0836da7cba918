package kitchensync.pipeline.run;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import kitchensync.domain.warehouse.Dialect;
import kitchensync.domain.warehouse.Warehouse;

/** Does as another warehouse does, but for what a test wants to be different. */
public interface ForwardingWarehouse extends Warehouse {

    Warehouse real();

    @Override
    default Connection connect() throws SQLException {
        return real().connect();
    }

    @Override
    default long load(Connection connection, String table, List<String> columns, Path csv) throws SQLException {
        return real().load(connection, table, columns, csv);
    }

    @Override
    default Dialect dialect() {
        return real().dialect();
    }
}
