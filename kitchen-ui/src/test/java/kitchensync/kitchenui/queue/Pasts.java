package kitchensync.kitchenui.queue;

import jakarta.inject.Singleton;

/** What the pages keep of the slots before: tests begin the same slot again and again, with other pasts. */
@Singleton
public class Pasts {

    private final QueueRows rows;

    Pasts(QueueRows rows) {
        this.rows = rows;
    }

    public void forget() {
        rows.read.clear();
    }
}
