package kitchensync.pipeline.days;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.CatalogueFiles;
import kitchensync.domain.catalogue.Store;
import kitchensync.pipeline.Sandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DayFileTest {

    private static final String DAYS = "select region, day, temp_f, precip, holiday from RAW.DAYS order by day, region";

    @TempDir
    Path folder;

    private Sandbox sandbox;
    private DayFile days;

    @BeforeEach
    void begin() throws SQLException {
        sandbox = new Sandbox();
        days = new DayFile(folder.resolve("days.csv"));
    }

    @AfterEach
    void end() throws SQLException {
        sandbox.close();
    }

    @Test
    void bringsTheFileOnceAndAgainWhenItHasChanged() throws Exception {
        write("region,day,temp_f,precip,holiday\nWest Wisconsin,2026-01-05,28.5,1,\n,2026-01-01,,,New Year\n");
        assertThat(takeUp()).isTrue();
        assertThat(takeUp()).isFalse();
        assertThat(sandbox.rows(DAYS))
                .containsExactly("null|2026-01-01|null|null|New Year", "West Wisconsin|2026-01-05|28.5|1|null");

        write("day,region,temp_f\n2026-01-06,West Wisconsin,31\n");
        assertThat(takeUp()).isTrue();
        assertThat(sandbox.rows(DAYS)).containsExactly("West Wisconsin|2026-01-06|31.0|null|null");
    }

    @Test
    void leavesWhatIsKnownWhenALineIsWrong() throws Exception {
        write("region,day,temp_f\n,2026-01-05,30\n");
        takeUp();
        List<String> wrong = List.of(
                "region,day,temp_f\n,2026-01-05,30\n,5 January,31\n",
                "region,day,temp_f\n,2026-01-05,3000\n",
                "region,day,temp_f\n,+99999-11-26,30\n",
                "region,day,temp_f\n,1926-01-05,30\n",
                "region,day,precip\n,2026-01-05,wet\n",
                "region,day,temp_f\n,2026-01-05,30\n,2026-01-05,31\n",
                "region,date\n,2026-01-06\n");
        for (String text : wrong) {
            write(text);
            assertThat(takeUp()).as(text).isFalse();
            assertThat(sandbox.rows(DAYS)).as(text).containsExactly("null|2026-01-05|30.0|null|null");
        }
        Files.delete(folder.resolve("days.csv"));
        assertThat(takeUp()).isFalse();
        assertThat(sandbox.rows(DAYS)).hasSize(1);
    }

    @Test
    void triesAgainWhatTheWarehouseHasNotTaken() throws Exception {
        write("region,day,temp_f\n,2026-01-05,30\n");
        Connection closed = sandbox.warehouse.connect();
        closed.close();
        assertThatThrownBy(() -> days.takeUp(sandbox.warehouse, closed)).isInstanceOf(SQLException.class);

        assertThat(takeUp()).isTrue();
    }

    @Test
    void aTemperatureOfAThousandMillionDigitsIsZero() throws Exception {
        write("region,day,temp_f\n,2026-01-05,1e-999999999\n");

        assertThat(takeUp()).isTrue();
        assertThat(sandbox.rows(DAYS)).containsExactly("null|2026-01-05|0.0|null|null");
    }

    @Test
    void aHolidaysNameMayHaveLineBreaks() throws Exception {
        write("day,holiday\n2026-11-26,\"Thanks-\ngiving\"\n");
        assertThat(takeUp()).isTrue();
        assertThat(sandbox.rows("select holiday from RAW.DAYS")).containsExactly("Thanks-\ngiving");

        write("day,holiday\r\n2026-11-26,\"Thanks-\r\ngiving Day\"\r\n2026-12-25,Christmas\r\n");
        assertThat(takeUp()).isTrue();
        assertThat(sandbox.rows("select holiday from RAW.DAYS order by day"))
                .containsExactly("Thanks-\r\ngiving Day", "Christmas");
    }

    @Test
    void aStoresDayIsItsRegionsAndOtherwiseThatOfAll() throws Exception {
        write("region,day,temp_f,precip,holiday\nWest Wisconsin,2026-01-01,28,1,\n,2026-01-01,40,0,New Year\n");
        takeUp();
        sandbox.layers("2026-01-05 12:00");
        assertThat(sandbox.value("select temp_f || ' ' || precip || ' ' || holiday from STAGING.STG_DAYS d"
                        + " join RAW.STORES s using (store_id) where s.region = 'West Wisconsin'"))
                .isEqualTo("28.0 1 New Year");
        assertThat(sandbox.rows("select distinct temp_f, precip, holiday from STAGING.STG_DAYS d"
                        + " join RAW.STORES s using (store_id) where s.region <> 'West Wisconsin'"))
                .containsExactly("40.0|0|New Year");
    }

    @Test
    void aStoreWithoutARegionHasTheDaysOfAll() throws Exception {
        write("region,day,temp_f,precip,holiday\nWest Wisconsin,2026-01-01,28,1,\n,2026-01-01,40,0,New Year\n");
        Catalogue bundled = CatalogueFiles.bundled();
        Store store = bundled.store("012").orElseThrow();
        sandbox.close();
        sandbox = new Sandbox(new Catalogue(
                List.of(new Store("012", "Corner", "", store.level(), store.hours(), store.zone(), true)),
                bundled.items()));
        takeUp();
        sandbox.layers("2026-01-05 12:00");
        assertThat(sandbox.rows("select temp_f, precip, holiday from STAGING.STG_DAYS"))
                .containsExactly("40.0|0|New Year");
    }

    private boolean takeUp() throws SQLException {
        return days.takeUp(sandbox.warehouse, sandbox.connection);
    }

    private void write(String text) throws IOException {
        Files.writeString(folder.resolve("days.csv"), text);
    }
}
