package kitchensync.simulator.trial;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import kitchensync.domain.catalogue.CookIn;
import kitchensync.simulator.demand.World;

/** One world, and whether all its items are cooked by the unit or all in whole batches. */
public record Setting(World world, CookIn cookIn) {

    /** All worlds with weather, by the unit and in batches. */
    public static List<Setting> all() {
        return Arrays.stream(CookIn.values()).flatMap(Setting::all).toList();
    }

    /** All worlds with weather. */
    public static Stream<Setting> all(CookIn cookIn) {
        return Arrays.stream(World.values())
                .filter(world -> world != World.PLAIN)
                .map(world -> new Setting(world, cookIn));
    }

    /** {@code home}, {@code home_batches}. */
    public String id() {
        return world.id() + (cookIn == CookIn.BATCHES ? "_batches" : "");
    }
}
