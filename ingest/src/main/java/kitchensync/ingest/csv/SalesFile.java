package kitchensync.ingest.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import kitchensync.ingest.event.EventRules;

/**
 * Somebody's own sales as CSV with a header: {@code store_id, item_id, category, ts, quantity, unit_price}; category
 * and unit_price may be missing. Read from start to end as often as wanted, a row at a time.
 */
public final class SalesFile {

    /** The columns, in the order in which the documentation lists them. */
    public static final List<String> COLUMNS =
            List.of("store_id", "item_id", "category", "ts", "quantity", "unit_price");

    private static final List<String> REQUIRED = List.of("store_id", "item_id", "ts", "quantity");
    private static final int LONGEST_ID = 60;
    private static final LocalDateTime EARLIEST = LocalDateTime.of(2000, 1, 1, 0, 0);

    /** Which quantities are taken. */
    public enum Quantities {
        /** Whole units, as events have them. */
        WHOLE,
        /** Parts of units too: what is sold by weight. */
        ANY
    }

    private final Path file;
    private final Map<String, String> names;
    private final LocalDateTime latest;
    private final Quantities quantities;

    /** Takes whole units only. */
    public SalesFile(Path file, Map<String, String> names, Instant latest) {
        this(file, names, latest, Quantities.WHOLE);
    }

    /**
     * @param names what the file calls a column, where that is not the column's own name
     * @param latest the real time; a sale more than a day later is a mistake
     */
    public SalesFile(Path file, Map<String, String> names, Instant latest, Quantities quantities) {
        this.quantities = quantities;
        this.file = file;
        this.names = Map.copyOf(names);
        this.latest = latest.atOffset(ZoneOffset.UTC).toLocalDateTime().plusDays(1);
    }

    /**
     * Reads every row and gives it to one of the two.
     *
     * @throws IOException when the file cannot be read or its header lacks a column
     */
    public void read(Consumer<SalesRow> rows, Consumer<RejectedRow> rejected) throws IOException {
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .fieldSeparator(separator())
                .detectBomHeader(true)
                .allowMissingFields(true)
                .allowExtraFields(true)
                .skipEmptyLines(true)
                .ofCsvRecord(file)) {
            Iterator<CsvRecord> records = csv.iterator();
            if (!records.hasNext()) {
                throw new IOException(file + " is empty; its first line must name the columns " + COLUMNS);
            }
            Map<String, Integer> columns = columns(records.next());
            while (records.hasNext()) {
                CsvRecord record = records.next();
                try {
                    rows.accept(row(columns, record));
                } catch (UnfitRow unfit) {
                    rejected.accept(new RejectedRow(
                            record.getStartingLineNumber(),
                            String.valueOf(unfit.getMessage()),
                            String.join(",", record.getFields())));
                }
            }
        } catch (CsvParseException broken) {
            throw new IOException(file + " is not valid CSV: " + broken.getMessage(), broken);
        }
    }

    /** What stands in the header most often: spreadsheets of half of Europe write semicolons. */
    private char separator() throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            String header = String.valueOf(lines.readLine());
            return Stream.of(',', ';', '\t')
                    .max(Comparator.comparingLong(
                            mark -> header.chars().filter(c -> c == mark).count()))
                    .orElseThrow();
        }
    }

    private Map<String, Integer> columns(CsvRecord record) throws IOException {
        List<String> header = record.getFields().stream().map(String::strip).toList();
        Map<String, Integer> columns = new HashMap<>();
        for (String column : COLUMNS) {
            int index = header.indexOf(names.getOrDefault(column, column));
            if (index >= 0) {
                columns.put(column, index);
            } else if (REQUIRED.contains(column)) {
                throw new IOException(file + " has no column '" + names.getOrDefault(column, column)
                        + "'; its columns are " + header + ". Name the right one: --map " + column + "=..");
            }
        }
        return columns;
    }

    /** A row that breaks a rule; the message is the reason. */
    private static final class UnfitRow extends Exception {

        private static final long serialVersionUID = 1L;

        UnfitRow(String reason) {
            super(reason, null, false, false);
        }
    }

    private SalesRow row(Map<String, Integer> columns, CsvRecord record) throws UnfitRow {
        return new SalesRow(
                record.getStartingLineNumber(),
                id(columns, record, "store_id"),
                id(columns, record, "item_id"),
                field(columns, record, "category").orElse(""),
                time(field(columns, record, "ts").orElse("")),
                quantity(field(columns, record, "quantity").orElse("")),
                price(field(columns, record, "unit_price")),
                String.join(",", record.getFields()));
    }

    private static Optional<String> field(Map<String, Integer> columns, CsvRecord record, String column) {
        int index = columns.getOrDefault(column, Integer.MAX_VALUE);
        return index < record.getFieldCount()
                ? Optional.of(record.getField(index).strip()).filter(text -> !text.isEmpty())
                : Optional.empty();
    }

    private static String id(Map<String, Integer> columns, CsvRecord record, String column) throws UnfitRow {
        String id = field(columns, record, column).orElseThrow(() -> new UnfitRow(column + " is missing"));
        if (id.length() > LONGEST_ID || id.chars().anyMatch(Character::isISOControl)) {
            throw new UnfitRow(column + " must be plain text of at most " + LONGEST_ID + " characters");
        }
        return id;
    }

    private SalesRow.Time time(String text) throws UnfitRow {
        try {
            var parsed = DateTimeFormatter.ISO_DATE_TIME.parseBest(
                    text.replace(' ', 'T'), OffsetDateTime::from, LocalDateTime::from);
            SalesRow.Time time = switch (parsed) {
                case OffsetDateTime at -> new SalesRow.Time(at.toLocalDateTime(), Optional.of(at.getOffset()));
                case LocalDateTime local -> new SalesRow.Time(local, Optional.<ZoneOffset>empty());
                default -> throw new DateTimeException("no date and time");
            };
            if (time.local().isBefore(EARLIEST) || time.local().isAfter(latest)) {
                throw new UnfitRow("ts must be from " + EARLIEST.toLocalDate() + " to now, but is '" + text + "'");
            }
            return time;
        } catch (DateTimeException unreadable) {
            throw new UnfitRow("ts must be a date and time, 2026-02-12 07:30:00 say, but is '" + text + "'");
        }
    }

    private BigDecimal quantity(String text) throws UnfitRow {
        BigDecimal quantity;
        try {
            quantity = new BigDecimal(text);
        } catch (NumberFormatException unfit) {
            throw new UnfitRow("quantity must be a number, 2 say, but is '" + text + "'");
        }
        if (quantity.signum() < 0) {
            throw new UnfitRow("quantity must be above 0, but is " + text + ": a refund is no sale");
        }
        if (quantity.signum() == 0 || quantity.compareTo(BigDecimal.valueOf(EventRules.MOST_UNITS)) > 0) {
            throw new UnfitRow("quantity must be above 0 and at most " + EventRules.MOST_UNITS + ", but is " + text);
        }
        if (quantities == Quantities.WHOLE && quantity.stripTrailingZeros().scale() > 0) {
            throw new UnfitRow("quantity must be a whole number, but is '" + text + "'");
        }
        return quantity;
    }

    private static Optional<BigDecimal> price(Optional<String> text) throws UnfitRow {
        try {
            Optional<BigDecimal> price = text.map(BigDecimal::new);
            // Not 1e999999999, which would take a gigabyte to round to cents.
            if (price.filter(amount ->
                            amount.signum() < 0 || amount.precision() > 20 || Math.abs((long) amount.scale()) > 20)
                    .isPresent()) {
                throw new UnfitRow("unit_price must be 0 or more, but is '" + text.orElse("") + "'");
            }
            return price.map(amount -> amount.setScale(2, RoundingMode.HALF_UP));
        } catch (NumberFormatException unfit) {
            throw new UnfitRow("unit_price must be a number, but is '" + text.orElse("") + "'");
        }
    }
}
