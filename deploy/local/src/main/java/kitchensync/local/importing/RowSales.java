package kitchensync.local.importing;

import java.math.BigDecimal;
import java.time.Instant;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.event.Event;
import kitchensync.domain.event.EventId;
import kitchensync.ingest.csv.SalesRow;

/**
 * Makes sales of the rows of a file, with ids that the same file makes again: of what stands in the row, and not of
 * what the catalogue adds to it. Equal rows are told apart by counting them.
 */
final class RowSales {

    private final Catalogue catalogue;
    private final Copies copies;

    /** @param rows of the file, at most */
    RowSales(Catalogue catalogue, long rows) {
        this.catalogue = catalogue;
        this.copies = new Copies(rows);
    }

    /** The sale of a row; without a price of its own it has the catalogue's. */
    Event.Sale sale(SalesRow row, Store store) {
        BigDecimal price = row.unitPrice()
                .orElseGet(() -> catalogue.item(row.itemId()).map(Item::price).orElse(BigDecimal.ZERO));
        int quantity = row.quantity().intValueExact();
        Instant at = row.time().in(store.zone());
        // No id has a line break in it.
        String text = row.storeId()
                + '\n'
                + row.itemId()
                + '\n'
                + quantity
                + '\n'
                + row.unitPrice().map(BigDecimal::toString).orElse("");
        long content = EventId.mix(EventId.mix(at.toEpochMilli()), text);
        return new Event.Sale(EventId.of(at, content, copies.next(content)), row.itemId(), quantity, price, at);
    }
}
