package kitchensync.predictor.plan;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import kitchensync.predictor.forecast.Edition;

/** A plan on its way into both databases, as CSV. Times are UTC. */
final class PlanFile implements AutoCloseable {

    static final List<String> COLUMNS = List.of(
            "store_id",
            "item_id",
            "slot_index",
            "cook_quantity",
            "expected_demand",
            "on_hand",
            "cooking",
            "hold_until",
            "expected_gain",
            "without_override",
            "reason",
            "model_version",
            "planned_at");

    private final CsvWriter csv;
    private final String version;
    private final String plannedAt;
    private int rows;

    PlanFile(Path file, Edition edition, Instant plannedAt) throws IOException {
        this.csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file);
        this.version = edition.modelVersion();
        this.plannedAt = LocalDateTime.ofInstant(plannedAt, ZoneOffset.UTC).toString();
    }

    void write(PlanRow row) {
        CookDecision decision = row.decision();
        csv.writeRecord(
                row.storeId(),
                row.itemId(),
                Integer.toString(row.slot()),
                Integer.toString(decision.quantity()),
                Double.toString(decision.expectedDemand()),
                Double.toString(row.onHand()),
                Double.toString(row.cooking()),
                Integer.toString(decision.holdUntil()),
                Double.toString(decision.gain()),
                decision.without() == null ? "" : Integer.toString(decision.without()),
                decision.reason(),
                version,
                plannedAt);
        rows++;
    }

    int rows() {
        return rows;
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
