package kitchensync.domain.catalogue;

/** Whether an item is cooked unit by unit or only in whole batches. */
public enum CookIn {
    UNITS,
    BATCHES
}
