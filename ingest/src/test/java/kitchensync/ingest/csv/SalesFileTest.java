package kitchensync.ingest.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kitchensync.ingest.csv.SalesFile.Quantities;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SalesFileTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @TempDir
    Path folder;

    private final List<SalesRow> rows = new ArrayList<>();
    private final List<RejectedRow> rejected = new ArrayList<>();

    private void read(String text, Quantities quantities) throws IOException {
        Path file = Files.writeString(folder.resolve("sales.csv"), text);
        new SalesFile(file, Map.of(), NOW, quantities).read(rows::add, rejected::add);
    }

    @Test
    void aSpreadsheetsByteOrderMarkAndSemicolonsAreNoObstacle() throws IOException {
        read("""
                \uFEFFstore_id;item_id;ts;quantity
                1;"Pain; 400 g";2022-09-02 08:05;2
                """, Quantities.WHOLE);

        assertThat(rejected).isEmpty();
        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.itemId()).isEqualTo("Pain; 400 g");
            assertThat(row.time().local()).isEqualTo(LocalDateTime.of(2022, 9, 2, 8, 5));
        });
    }

    @Test
    void spacesAroundNamesOfColumnsAndFieldsCountForNothing() throws IOException {
        read("""
                store_id , item_id,ts ,quantity
                1 , BREAD ,2022-09-02 08:05 , 2
                """, Quantities.WHOLE);

        assertThat(rejected).isEmpty();
        assertThat(rows).extracting(SalesRow::storeId, SalesRow::itemId).containsExactly(tuple("1", "BREAD"));
    }

    @Test
    void timesMayHaveSecondsAndAnOffset() throws IOException {
        read("""
                store_id,item_id,ts,quantity
                1,BREAD,2022-09-02T08:05:09+02:00,1
                1,BREAD,2022-09-02 08:05:09.25,1
                """, Quantities.WHOLE);

        assertThat(rows).extracting(row -> row.time().local().getMinute()).containsExactly(5, 5);
    }

    @Test
    void partsOfUnitsAreTakenOnlyWhereAnyQuantityIs() throws IOException {
        String text = """
                store_id,item_id,ts,quantity
                1,CHEESE,2022-09-02T08:05,0.345
                1,BREAD,2022-09-02T08:05,2.0
                """;

        read(text, Quantities.ANY);
        assertThat(rows).extracting(row -> row.quantity().doubleValue()).containsExactly(.345, 2.);
        rows.clear();
        read(text, Quantities.WHOLE);
        assertThat(rows).hasSize(1);
        assertThat(rejected).singleElement().satisfies(row -> {
            assertThat(row.line()).isEqualTo(2);
            assertThat(row.reason()).isEqualTo("quantity must be a whole number, but is '0.345'");
        });
    }

    @Test
    void refundsAndNonsenseAreRejectedWithTheirColumnAndWhatToDo() throws IOException {
        read("""
                store_id,item_id,ts,quantity
                1,BREAD,2022-09-02T08:05,-1
                1,BREAD,2022-09-02T08:05,0
                1,BREAD,2022-09-02T08:05,two
                1,BREAD,02/09/2022 8:05,1
                1,,2022-09-02T08:05,1
                """, Quantities.ANY);

        assertThat(rows).isEmpty();
        assertThat(rejected)
                .extracting(row -> row.line() + " " + row.reason())
                .containsExactly(
                        "2 quantity must be above 0, but is -1: a refund is no sale",
                        "3 quantity must be above 0 and at most 1000, but is 0",
                        "4 quantity must be a number, 2 say, but is 'two'",
                        "5 ts must be a date and time, 2026-02-12 07:30:00 say, but is '02/09/2022 8:05'",
                        "6 item_id is missing");
    }

    @Test
    void aMissingColumnIsNamedWithTheWayToMapIt() {
        assertThatThrownBy(() -> read("store,item_id,ts,quantity\n", Quantities.ANY))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("has no column 'store_id'; its columns are [store, item_id, ts, quantity]")
                .hasMessageContaining("--map store_id=");
    }

    @Test
    void numbersThatNobodyCanWriteOutAreRejectedAtOnce() throws IOException {
        read("""
                store_id,item_id,ts,quantity,unit_price
                1,BREAD,2022-09-02T08:05,1,1e999999999
                1,BREAD,2022-09-02T08:05,1e999999999,1
                1,BREAD,2022-09-02T08:05,1,1e-999999999
                """, Quantities.WHOLE);

        assertThat(rows).isEmpty();
        assertThat(rejected).hasSize(3);
    }
}
