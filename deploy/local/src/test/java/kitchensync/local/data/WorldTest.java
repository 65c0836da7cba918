package kitchensync.local.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import kitchensync.domain.catalogue.HourRange;
import kitchensync.domain.catalogue.Store;
import org.junit.jupiter.api.Test;

/** Where a folder's clock goes on. */
class WorldTest {

    private static final List<Store> STORES = List.of(
            new Store("7", "7", "", 2, HourRange.WHOLE_DAY, ZoneId.of("America/Chicago"), true),
            new Store("8", "8", "", 2, HourRange.WHOLE_DAY, ZoneId.of("Europe/Paris"), true));

    @Test
    void salesOfTodayDoNotPutTheClockAhead() {
        World world = World.imported(LocalDate.of(2026, 11, 23));

        assertThat(start(world, Optional.empty(), "2026-11-23T18:00:00Z")).isEqualTo("2026-11-23T18:00:00Z");
        assertThat(start(world, Optional.of("2026-11-23T17:59:00Z"), "2026-11-23T18:00:00Z"))
                .isEqualTo("2026-11-23T18:00:00Z");
    }

    @Test
    void olderSalesGoOnTheDayAfterTheLastOfThem() {
        World world = World.imported(LocalDate.of(2024, 3, 31));

        assertThat(start(world, Optional.empty(), "2026-11-23T18:00:00Z")).isEqualTo("2024-04-01T05:00:00Z");
        assertThat(start(world, Optional.of("2024-05-01T00:00:00Z"), "2026-11-23T18:00:00Z"))
                .isEqualTo("2024-05-01T00:00:00Z");
    }

    @Test
    void aSimulatedChainBeginsAfterItsHistoryWhateverTheRealTime() {
        World world =
                new World(World.ALL_STORES, 42, 42, true, World.FIRST_LIVE_DAY, Optional.empty(), Optional.empty());

        assertThat(start(world, Optional.empty(), "2025-01-01T00:00:00Z")).isEqualTo("2026-02-12T06:00:00Z");
    }

    private static Instant start(World world, Optional<String> stood, String now) {
        return world.clockStart(stood.map(Instant::parse).map(ClockPosition::new), STORES, Instant.parse(now));
    }
}
