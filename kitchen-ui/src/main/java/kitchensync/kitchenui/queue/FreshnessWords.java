package kitchensync.kitchenui.queue;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the queue says of the age of its data, in English. */
@MessageBundle(value = "freshness", locale = "en")
public interface FreshnessWords {

    @Message("Data up to {time}")
    String dataUpTo(String time);

    @Message("No data yet")
    String noData();

    @Message("No sales data yet")
    String noSales();

    @Message("No checked data yet")
    String noGoodRun();

    @Message("Pipeline late: last updated {time}, {age} ago")
    String lateRun(String time, String age);

    @Message("Old data: up to {time}, {age} ago")
    String oldSales(String time, String age);

    @Message("{count} {#when unit}{#is MINUTES}minutes{#is HOURS}hours{#is DAYS}days{/when}")
    String age(long count, Freshness.Unit unit);
}
