package kitchensync.ingest.csv;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A readable row of a sales file.
 *
 * @param line in the file, the header being 1
 * @param category empty when the file has none
 * @param quantity above 0; whole unless the reader takes any
 * @param unitPrice empty when the file has none, otherwise rounded to cents
 * @param text the row as it stands in the file
 */
public record SalesRow(
        long line,
        String storeId,
        String itemId,
        String category,
        Time time,
        BigDecimal quantity,
        Optional<BigDecimal> unitPrice,
        String text) {

    /** A time as the file has it: with an offset, or on the store's clock. */
    public record Time(LocalDateTime local, Optional<ZoneOffset> offset) {

        /** The instant, for a store in that zone. */
        public Instant in(ZoneId zone) {
            return offset.map(local::toInstant)
                    .orElseGet(() -> local.atZone(zone).toInstant());
        }

        /** What the clock of a store in that zone shows. */
        public LocalDateTime on(ZoneId zone) {
            return offset.map(from -> LocalDateTime.ofInstant(local.toInstant(from), zone))
                    .orElse(local);
        }
    }
}
