package kitchensync.pipeline.telemetry;

import io.agroal.api.AgroalDataSource;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** The traces of the newest requests that stored events, as ingest keeps them (table {@code ingest.traces}). */
@Singleton
class EventTraces {

    private static final Logger LOG = Logger.getLogger(EventTraces.class);

    /** Links of a run; more would tell nothing more. */
    private static final int MOST = 32;

    private static final String NEWEST = "select traceparent from ingest.traces where noted_at > ? and noted_at <= ?"
            + " order by noted_at desc limit " + MOST;

    private final AgroalDataSource postgres;

    EventTraces(AgroalDataSource postgres) {
        this.postgres = postgres;
    }

    /** Of requests that were answered in this time, the newest first; none when Postgres cannot say. */
    List<SpanContext> between(Instant from, Instant to) {
        List<SpanContext> traces = new ArrayList<>();
        try (Connection connection = postgres.getConnection();
                PreparedStatement query = connection.prepareStatement(NEWEST)) {
            query.setObject(1, from.atOffset(ZoneOffset.UTC));
            query.setObject(2, to.atOffset(ZoneOffset.UTC));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    traces.add(context(row.getString(1)));
                }
            }
        } catch (SQLException failed) {
            LOG.debugf("a run's events have no traces: %s", failed.getMessage());
        }
        return traces;
    }

    /** @param traceparent {@code 00-TRACE-SPAN-01} */
    static SpanContext context(String traceparent) {
        String[] parts = traceparent.split("-", -1);
        return parts.length == 4
                ? SpanContext.createFromRemoteParent(
                        parts[1], parts[2], TraceFlags.getSampled(), TraceState.getDefault())
                : SpanContext.getInvalid();
    }
}
