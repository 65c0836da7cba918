package kitchensync.ingest.feed;

/** A reader asks for what comes after a position that the feed has not come to: it was put back to an earlier day. */
public final class PositionAhead extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long head;

    PositionAhead(long since, long head) {
        super("the feed ends at position " + head + ", before " + since);
        this.head = head;
    }

    /** The last position that the feed has given away. */
    public long head() {
        return head;
    }
}
