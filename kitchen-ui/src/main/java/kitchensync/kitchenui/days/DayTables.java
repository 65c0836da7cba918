package kitchensync.kitchenui.days;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.tuples.Tuple2;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.util.function.Function;

/** Where the managers' pages read the serving tables. */
@Singleton
public class DayTables {

    private final Pool pool;

    public DayTables(Pool pool) {
        this.pool = pool;
    }

    /**
     * All reads of a page go over one connection, one after the other without waiting between them; each on its own would
     * wake a process of Postgres. The connection goes back also when the page throws instead of reading.
     */
    public <T> Uni<T> read(Function<DayReads, Uni<T>> page) {
        return pool.withConnection(connection -> Uni.createFrom().deferred(() -> page.apply(new DayReads(connection))));
    }

    /** The same, with how old the data is, which every page says. */
    public <T> Uni<Tuple2<DataAge, T>> readWithAge(Function<DayReads, Uni<T>> page) {
        return read(
                from -> Uni.combine().all().unis(from.age(), page.apply(from)).asTuple());
    }
}
