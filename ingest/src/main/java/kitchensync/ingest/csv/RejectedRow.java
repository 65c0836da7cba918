package kitchensync.ingest.csv;

/**
 * A row of a sales file that was not taken.
 *
 * @param line in the file, the header being 1
 * @param reason what is wrong with it
 * @param text the row
 */
public record RejectedRow(long line, String reason, String text) {}
