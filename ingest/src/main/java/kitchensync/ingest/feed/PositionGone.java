package kitchensync.ingest.feed;

/** A reader asks for events that retention has dropped. */
public final class PositionGone extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long oldest;

    PositionGone(long since, long oldest) {
        super("the feed holds events from position " + oldest + " on; those after " + since + " are dropped");
        this.oldest = oldest;
    }

    /** The first position that can still be read. */
    public long oldest() {
        return oldest;
    }
}
