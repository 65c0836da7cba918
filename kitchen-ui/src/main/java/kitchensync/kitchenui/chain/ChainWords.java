package kitchensync.kitchenui.chain;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the chain's page, in English. */
@MessageBundle(value = "chain", locale = "en")
public interface ChainWords {

    @Message("Store")
    String store();

    @Message("Region")
    String region();

    @Message("Sales, $")
    String sales();

    @Message("Waste, %")
    String waste();

    @Message("Wasted, $ cost")
    String wasteCost();

    @Message("Service, %")
    String service();

    @Message("Missed sales, $")
    String missedSales();

    @Message("Lost, $")
    String lost();

    @Message("Lost, % of sales")
    String lostShare();

    @Message("All stores")
    String total();

    @Message("Without a region")
    String noRegion();

    @Message("no data")
    String noData();

    @Message("Stores, worst first: {column}")
    String sortedBy(String column);

    @Message("Stores by name")
    String byName();

    @Message("Stores by region")
    String byNameOfRegion();

    @Message("1 store has no data for this day: it has sent no events, or they have not been counted yet.")
    String silentOne();

    @Message("{stores} stores have no data for this day: they have sent no events, or these have not been counted yet.")
    String silent(int stores);

    @Message("Page {page} of {pages}, in the order of all {stores} stores")
    String pageOf(int page, int pages, int stores);

    @Message("Pages of stores")
    String pagesOfStores();

    @Message("Stores before")
    String worse();

    @Message("Stores after")
    String better();

    @Message("No store has data for this day yet. A store shows within five minutes after its first sale.")
    String none();

    @Message("By region: money lost, % of sales")
    String byRegion();

    @Message("✗ worst quarter of the stores, ! the quarter before it, ✓ better half. Lost is the cost of what "
            + "was thrown away and missed sales.")
    String legend();
}
