package kitchensync.ingest.event;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.event.Event;
import kitchensync.ingest.api.CookedEvent;
import kitchensync.ingest.api.SaleEvent;
import kitchensync.ingest.api.StockoutEvent;
import kitchensync.ingest.api.WasteEvent;
import org.jspecify.annotations.Nullable;

/** Turns what the contract carries into events of the domain. */
final class EventParser {

    private EventParser() {}

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem when a field is missing or cannot be read */
    static Event sale(Store store, @Nullable SaleEvent body) {
        SaleEvent sale = present(body, "the request body");
        return new Event.Sale(
                id(sale.eventId()),
                present(sale.itemId(), "item_id"),
                present(sale.quantity(), "quantity"),
                money(present(sale.price(), "price")),
                time(sale.createdAt(), store.zone()));
    }

    static Event waste(Store store, @Nullable WasteEvent body) {
        WasteEvent waste = present(body, "the request body");
        return new Event.Waste(
                id(waste.eventId()),
                present(waste.itemId(), "item_id"),
                present(waste.quantity(), "quantity"),
                waste.reason(),
                time(waste.createdAt(), store.zone()));
    }

    static Event stockout(Store store, @Nullable StockoutEvent body) {
        StockoutEvent stockout = present(body, "the request body");
        return new Event.Stockout(
                id(stockout.eventId()),
                present(stockout.itemId(), "item_id"),
                present(stockout.quantityRequested(), "quantity_requested"),
                time(stockout.createdAt(), store.zone()));
    }

    static Event cooked(Store store, @Nullable CookedEvent body) {
        CookedEvent cooked = present(body, "the request body");
        return new Event.Cooked(
                id(cooked.eventId()),
                present(cooked.itemId(), "item_id"),
                present(cooked.quantity(), "quantity"),
                time(cooked.createdAt(), store.zone()));
    }

    private static UUID id(@Nullable UUID id) {
        return id == null ? UUID.randomUUID() : id;
    }

    private static <T> T present(@Nullable T value, String field) {
        if (value == null) {
            throw Problems.rejected(field + " is missing");
        }
        return value;
    }

    /** A number like 1e999999 is refused before anything computes with it. */
    private static BigDecimal money(BigDecimal price) {
        if (Math.abs((long) price.scale()) > 20 || price.precision() > 30) {
            throw Problems.rejected("price must be a plain amount with at most two decimals");
        }
        return price;
    }

    /** Reads ISO 8601, with a blank for the T too; without an offset it is the store's local time. */
    static Instant time(@Nullable String text, ZoneId zone) {
        String iso = present(text, "created_at").strip().replace(' ', 'T');
        try {
            var parsed = DateTimeFormatter.ISO_DATE_TIME.parseBest(iso, OffsetDateTime::from, LocalDateTime::from);
            return switch (parsed) {
                case OffsetDateTime withOffset -> withOffset.toInstant();
                case LocalDateTime local -> local.atZone(zone).toInstant();
                default -> throw new DateTimeException("no date and time");
            };
        } catch (DateTimeException unreadable) {
            throw Problems.rejected("created_at must be ISO 8601, 2026-02-12T07:30:00-06:00 say, but is '"
                    + EventRules.shown(iso) + "'");
        }
    }
}
