package kitchensync.pipeline.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kitchensync.pipeline.Sandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeExportTest {

    @TempDir
    Path folder;

    private Path lake;
    private Sandbox sandbox;

    @BeforeEach
    void open() throws SQLException {
        lake = folder.resolve("lake");
        sandbox = new Sandbox();
        sandbox.sale("012", "HOT_DOG", 2, "2026-01-05 18:00:00")
                .sale("012", "HOT_DOG", 1, "2026-01-06 05:00:00")
                .sale("061", "BRAT", 4, "2026-01-07 18:00:00");
        assertThat(sandbox.layers("2026-02-01 00:00:00").failures()).isEmpty();
    }

    @AfterEach
    void close() throws SQLException {
        sandbox.close();
    }

    private LakeExport.Report export(Set<String> select, String from, String to) throws SQLException, IOException {
        return LakeExport.run(
                sandbox.warehouse,
                lake,
                select,
                Optional.of(from).filter(day -> !day.isEmpty()).map(LocalDate::parse),
                Optional.of(to).filter(day -> !day.isEmpty()).map(LocalDate::parse));
    }

    private List<String> names(String of) throws IOException {
        try (Stream<Path> content = Files.list(lake.resolve(of))) {
            return content.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void tablesLieInFoldersByDay() throws Exception {
        // When
        LakeExport.Report report = export(Set.of(), "", "");

        // Then: the sale at 05:00 UTC is of the 6th in RAW and of the 5th on the store's clock
        assertThat(names("RAW/SALES_EVENTS")).containsExactly("day=2026-01-05", "day=2026-01-06", "day=2026-01-07");
        assertThat(names("MARTS/DAY_TOTALS")).containsExactly("day=2026-01-05", "day=2026-01-07");
        assertThat(names("MARTS/COLD_START_PROFILE")).containsExactly("data_0.parquet");
        assertThat(report.rows()).containsEntry("RAW.SALES_EVENTS", 3L).containsEntry("MARTS.DAY_TOTALS", 2L);
        assertThat(sandbox.rows("select store_id, sold, revenue, day from read_parquet('" + lake
                        + "/MARTS/DAY_TOTALS/*/*.parquet') order by day"))
                .containsExactly("012|3|6.00|2026-01-05", "061|4|8.00|2026-01-07");
    }

    @Test
    void anExportHasWhatWasAskedForAndReplacesTheLastOne() throws Exception {
        // Given
        export(Set.of(), "", "");

        // When
        LakeExport.Report report = export(Set.of("day_totals", "RAW.MENU_ITEMS"), "2026-01-06", "2026-01-31");

        // Then
        assertThat(report.rows()).containsOnlyKeys("MARTS.DAY_TOTALS", "RAW.MENU_ITEMS");
        assertThat(names("")).containsExactly("MARTS", "RAW");
        assertThat(names("MARTS")).containsExactly("DAY_TOTALS");
        assertThat(names("MARTS/DAY_TOTALS")).containsExactly("day=2026-01-07");
        try (Stream<Path> versions = Files.list(folder.resolve(".lake.versions"))) {
            assertThat(versions).hasSize(1);
        }
    }

    @Test
    void aFailedExportLeavesTheLastOneAsItWas() throws Exception {
        // Given
        export(Set.of("RAW"), "", "");
        sandbox.sql(
                "create view MARTS.BROKEN as select sale_date, cast(item_id as integer) as n from MARTS.DAY_TOTALS");

        // When / Then
        assertThatThrownBy(() -> export(Set.of(), "", "")).isInstanceOf(SQLException.class);
        assertThat(names("")).containsExactly("RAW");
        assertThat(names("RAW/SALES_EVENTS")).hasSize(3);
    }

    @Test
    void whatIsNotThereOrNotAnExportIsRefused() throws Exception {
        assertThatThrownBy(() -> export(Set.of("nothing"), "", "")).hasMessageContaining("NOTHING");
        assertThatThrownBy(() -> export(Set.of(), "2026-01-02", "2026-01-01")).hasMessageContaining("before it begins");
        Files.createDirectories(lake);
        export(Set.of("RAW.STORES"), "", "");
        assertThat(names("RAW/STORES")).hasSize(1);

        Path precious = Files.createDirectories(folder.resolve("precious"));
        Files.writeString(precious.resolve("mine.txt"), "mine");
        lake = precious;
        assertThatThrownBy(() -> export(Set.of(), "", "")).hasMessageContaining("is not an export");
        assertThat(precious.resolve("mine.txt")).exists();
    }
}
