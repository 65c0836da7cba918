package kitchensync.predictor;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.CatalogueFiles;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.slot.Slot;
import kitchensync.domain.time.SimulatedClock;
import kitchensync.domain.warehouse.Warehouse;
import kitchensync.duckdb.DuckDbWarehouse;
import kitchensync.predictor.world.Copy;
import kitchensync.predictor.world.World;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What an application around the predictor would bring: three of the bundled stores after five weeks. */
@Singleton
public class Chain {

    public static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 8);
    public static final int DAYS = 35;

    /** The day on which three items are new. */
    public static final LocalDate TODAY = FIRST_DAY.plusDays(DAYS);

    /** Noon of that Thursday in Chicago. */
    public static final Instant NOON = Instant.parse("2026-02-12T18:00:00Z");

    public static final int NOON_SLOT = Slot.of(DayOfWeek.THURSDAY, 12, 0).index();

    /** An item's name as a point of sale may have it. */
    public static final String AWKWARD = "BURGER \\ D'ÉTÉ, 🍔";

    /** With it the history is on Snowflake. */
    static final String SNOWFLAKE = "kitchensync.snowflake.url";

    private static final List<String> STORES = List.of("012", "061", "078");

    @Produces
    @Singleton
    Catalogue catalogue() {
        Catalogue bundled = CatalogueFiles.bundled();
        return new Catalogue(
                bundled.stores().stream()
                        .filter(store -> STORES.contains(store.id()))
                        .toList(),
                bundled.items().stream()
                        .map(item -> item.id().equals("CHEESEBURGER") ? named(AWKWARD, item) : item)
                        .toList());
    }

    private static Item named(String id, Item item) {
        return new Item(
                id,
                item.name(),
                item.category(),
                item.dayPart(),
                item.price(),
                item.salePrice(),
                item.saleDays(),
                item.cost(),
                item.holdTime(),
                item.cookTime(),
                item.popularity(),
                item.batch(),
                item.cookIn(),
                item.active(),
                item.added(),
                item.station());
    }

    @Produces
    @Singleton
    World world(Catalogue catalogue) {
        return new World(catalogue);
    }

    @Produces
    @Singleton
    Warehouse warehouse(
            World world,
            @ConfigProperty(name = SNOWFLAKE) Optional<String> url,
            @Identifier("snowflake") Instance<Warehouse> snowflake)
            throws SQLException {
        DuckDbWarehouse warehouse = history(world);
        if (url.isEmpty()) {
            return warehouse;
        }
        Copy.all(warehouse, snowflake.get());
        return snowflake.get();
    }

    /** The same again, in memory. */
    static DuckDbWarehouse history(World world) throws SQLException {
        DuckDbWarehouse warehouse = DuckDbWarehouse.inMemory();
        world.write(warehouse, FIRST_DAY, DAYS, 42);
        return warehouse;
    }

    @Produces
    @Singleton
    SimulatedClock clock() {
        return new SimulatedClock(NOON.minus(Duration.ofHours(2)), InstantSource.system());
    }
}
