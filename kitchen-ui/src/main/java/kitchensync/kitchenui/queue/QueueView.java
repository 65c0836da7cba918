package kitchensync.kitchenui.queue;

import io.quarkus.qute.TemplateData;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kitchensync.domain.catalogue.Queue;
import kitchensync.domain.catalogue.Store;
import kitchensync.kitchenui.page.Tablet;

/**
 * The queue page of a store at one moment, ready to be written as HTML; {@link QueueRules} makes it.
 *
 * @param only the queue that is shown alone; empty for both
 * @param age how long every card has waited, by {@code waited} minutes of the slot
 * @param slot the running slot, {@code 07:15-07:30}
 * @param plannedAt local time at which the slot's plan was made; empty without one
 * @param planned whether there is any plan for the store
 * @param weeklyPlan whether the plan of this slot was made without counting the stock
 * @param noModel whether the forecast behind it is the weekly profile alone
 * @param closedUntil hour at which the store opens, {@code 05:00}; empty when it is open
 * @param testsFailed checks of the data that failed in the pipeline's last run
 */
@TemplateData
@TemplateData(target = Store.class)
@TemplateData(target = Duration.class)
public record QueueView(
        Store store,
        Optional<Queue> only,
        Instant now,
        Instant slotStart,
        Instant slotEnd,
        Age age,
        long waited,
        String day,
        String time,
        String slot,
        String nextPlanAt,
        Freshness freshness,
        String plannedAt,
        boolean planned,
        boolean weeklyPlan,
        boolean noModel,
        String closedUntil,
        List<QueueColumn> queues,
        List<Recent> recent,
        List<WasteCard> waste,
        int testsFailed) {

    /** The name of the queue that is shown alone; empty for both. */
    public String onlyId() {
        return only.map(Tablet::id).orElse("");
    }

    public boolean single() {
        return only.isPresent();
    }
}
