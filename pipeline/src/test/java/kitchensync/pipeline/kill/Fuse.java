package kitchensync.pipeline.kill;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import kitchensync.domain.warehouse.Warehouse;
import kitchensync.pipeline.run.ForwardingWarehouse;

/**
 * Counts the statements and commits of everything that is connected through it, to Postgres and to the warehouse, and
 * ends the JVM on the spot before one of them.
 */
final class Fuse {

    /** Exit code of a process that was ended so: that of {@code kill -9}. */
    static final int KILLED = 137;

    static final int NEVER = 0;

    private static final Set<Class<?>> WATCHED = Set.of(Connection.class, Statement.class, PreparedStatement.class);

    private final int last;
    private final boolean tablesEndTransactions;
    private final AtomicInteger count = new AtomicInteger();
    private final List<Integer> marks = new ArrayList<>();

    /**
     * @param last the statement that is not executed any more, counted from 1; or {@link #NEVER}
     * @param tablesEndTransactions whether whatever makes, drops or renames tables commits, itself and what was before
     */
    Fuse(int last, boolean tablesEndTransactions) {
        this.last = last;
        this.tablesEndTransactions = tablesEndTransactions;
    }

    /** Ends a part of the run. */
    void mark() {
        marks.add(count.get());
    }

    /** How many statements had been executed at the end of each part. */
    List<Integer> marks() {
        return List.copyOf(marks);
    }

    DataSource watch(DataSource postgres) {
        return (DataSource) watch(DataSource.class, postgres, null);
    }

    Warehouse watch(Warehouse warehouse) {
        return new Watched(warehouse, this);
    }

    private record Watched(Warehouse real, Fuse fuse) implements ForwardingWarehouse {
        @Override
        public Connection connect() throws SQLException {
            Connection connection = real.connect();
            return (Connection) fuse.watch(Connection.class, connection, connection);
        }
    }

    /** @param ending the connection of which some statements end the transaction; none for Postgres */
    private Object watch(Class<?> type, Object target, Connection ending) {
        return Proxy.newProxyInstance(Fuse.class.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
            boolean counts =
                    method.getName().startsWith("execute") || method.getName().equals("commit");
            if (counts && count.incrementAndGet() == last) {
                Runtime.getRuntime().halt(KILLED);
            }
            boolean ends = counts
                    && ending != null
                    && tablesEndTransactions
                    && arguments != null
                    && arguments[0].toString().matches("(?s)(create|drop|alter) .*")
                    && !ending.getAutoCommit();
            if (ends) {
                ending.commit();
            }
            Object result = invoke(method, target, arguments);
            if (ends) {
                ending.commit();
            }
            return WATCHED.contains(method.getReturnType()) ? watch(method.getReturnType(), result, ending) : result;
        });
    }

    private static Object invoke(Method method, Object target, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }
}
