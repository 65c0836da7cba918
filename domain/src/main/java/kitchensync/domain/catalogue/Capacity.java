package kitchensync.domain.catalogue;

import java.util.Map;

/**
 * What a store's kitchen can cook at a time.
 *
 * @param stations units that each station has room for at a time; one that is not named has room for all
 * @param starts batches that the crew can start in a slot
 */
public record Capacity(Map<String, Integer> stations, int starts) {

    public static final Capacity UNLIMITED = new Capacity(Map.of(), Integer.MAX_VALUE);

    public Capacity {
        stations = Map.copyOf(stations);
    }
}
