package kitchensync.simulator.trial;

import java.time.LocalDate;
import kitchensync.domain.catalogue.Store;

/**
 * What a kitchen can see at the start of a slot. Items are numbers in {@link Run#items()}; batches of an item are
 * numbered from the oldest, 0, and what has expired is gone.
 */
public interface Kitchen {

    Store store();

    /** The store's local day. */
    LocalDate day();

    /** The slot of the week that begins, 0..671. */
    int slot();

    /** Batches of the item, on hand and cooking. */
    int batches(int item);

    /** Units left of one batch, above 0. */
    int units(int item, int batch);

    /** Minutes until the batch is ready; 0 or less when it is on hand. */
    int readyIn(int item, int batch);

    /** Minutes until the batch expires, above 0. */
    int expiresIn(int item, int batch);

    /** Units of the item in all its batches. */
    int units(int item);
}
