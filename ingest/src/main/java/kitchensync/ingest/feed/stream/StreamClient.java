package kitchensync.ingest.feed.stream;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.atomic.AtomicBoolean;
import kitchensync.ingest.access.Caller;
import kitchensync.ingest.access.Standing;
import kitchensync.ingest.feed.Feed;
import kitchensync.ingest.feed.FeedEvent;
import kitchensync.ingest.feed.FeedFilter;
import kitchensync.ingest.feed.FeedJson;
import kitchensync.ingest.feed.FeedPage;
import kitchensync.ingest.feed.FeedProblems;
import kitchensync.ingest.feed.FeedReads;
import kitchensync.ingest.feed.FeedSettings;
import kitchensync.ingest.feed.FeedUnavailable;
import kitchensync.ingest.feed.PositionAhead;
import kitchensync.ingest.feed.PositionGone;

/**
 * One client of the stream. It draws pages from the feed only while its socket takes what was written, so that it has
 * at most a page and a socket's buffer in memory, and its own slowness delays nobody else. All of it happens on the
 * client's event loop; reads of the database happen elsewhere.
 */
final class StreamClient {

    private static final int PAGE = 200;
    private static final int WRITE_QUEUE_BYTES = 64 << 10;

    private final Feed feed;
    private final FeedReads reads;
    private final Standing standing;
    private final FeedSettings settings;
    private final FeedFilter filter;
    private final RoutingContext request;
    private final HttpServerResponse response;
    private final Context loop = Vertx.currentContext();
    private final AtomicBoolean woken = new AtomicBoolean();
    private long position;
    private boolean reading;
    private int writing;
    private long lastTaken = System.nanoTime();
    private long lastWritten = System.nanoTime();
    private long lastAdmitted = System.nanoTime();

    StreamClient(
            Feed feed,
            FeedReads reads,
            Standing standing,
            FeedSettings settings,
            FeedFilter filter,
            long position,
            RoutingContext request) {
        this.feed = feed;
        this.reads = reads;
        this.standing = standing;
        this.settings = settings;
        this.filter = filter;
        this.position = position;
        this.request = request;
        this.response = request.response();
    }

    /** Answers the request; a position that is gone is told before anything is streamed. */
    void open() {
        reading = true;
        reads.read(() -> feed.page(position, PAGE, filter))
                .subscribe()
                .with(
                        page -> loop.runOnContext(ignored -> {
                            reading = false;
                            begin();
                            write(page);
                            pump();
                        }),
                        failure -> loop.runOnContext(ignored -> refuse(failure)));
    }

    private void begin() {
        response.setChunked(true)
                .setWriteQueueMaxSize(WRITE_QUEUE_BYTES)
                .putHeader("Content-Type", "text/event-stream;charset=UTF-8")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Accel-Buffering", "no");
        response.drainHandler(drained -> pump());
        write(Buffer.buffer(": positions after " + position + "\n\n"));
    }

    private void refuse(Throwable failure) {
        switch (failure) {
            case PositionGone gone -> Streams.answer(request, FeedProblems.gone(gone));
            case PositionAhead ahead -> Streams.answer(request, FeedProblems.ahead(ahead));
            case FeedUnavailable away -> Streams.answer(request, FeedProblems.unavailable(away));
            default -> request.fail(failure);
        }
    }

    /** Whether its caller's key is one of this store. */
    boolean isOf(String store) {
        return Caller.of(request).onlyStore().filter(store::equals).isPresent();
    }

    /** From any thread: the feed has grown. */
    void wake() {
        if (woken.compareAndSet(false, true)) {
            loop.runOnContext(ignored -> {
                woken.set(false);
                pump();
            });
        }
    }

    private void pump() {
        if (reading || !response.headWritten() || ended() || response.writeQueueFull() || feed.head() <= position) {
            return;
        }
        feed.pageInMemory(position, PAGE, filter)
                .ifPresentOrElse(
                        page -> {
                            write(page);
                            // Not at once: the other clients of this event loop have their turn.
                            wake();
                        },
                        this::fetch);
    }

    private void fetch() {
        reading = true;
        reads.read(() -> feed.page(position, PAGE, filter))
                .subscribe()
                .with(
                        page -> loop.runOnContext(ignored -> {
                            reading = false;
                            write(page);
                            pump();
                        }),
                        failure -> loop.runOnContext(ignored -> {
                            reading = false;
                            // Not available: the next tick tries again. Gone: a new request is told so.
                            if (!(failure instanceof FeedUnavailable)) {
                                response.end();
                            }
                        }));
    }

    private void write(FeedPage page) {
        if (!page.events().isEmpty()) {
            Buffer buffer = Buffer.buffer();
            for (FeedEvent event : page.events()) {
                buffer.appendString(
                        "id: " + event.position() + "\nevent: " + event.type().id() + "\ndata: ");
                buffer.appendBytes(FeedJson.event(event)).appendString("\n\n");
            }
            write(buffer);
        }
        position = page.nextSince();
    }

    private void write(Buffer buffer) {
        if (ended()) {
            return;
        }
        long now = System.nanoTime();
        if (writing == 0) {
            lastTaken = now;
        }
        lastWritten = now;
        writing++;
        response.write(buffer).onComplete(taken -> {
            writing--;
            lastTaken = System.nanoTime();
        });
    }

    /** At once: the closes of the connection and its channel first wait for the client to take what was written. */
    private void cutOff() {
        HttpConnection connection = request.request().connection();
        if (request.request().version() == HttpVersion.HTTP_2) {
            // The connection may carry other requests.
            response.reset();
        } else if (connection instanceof ConnectionBase socket) {
            socket.channelHandlerContext().close();
        } else {
            connection.close();
        }
    }

    /** Ends the stream of a caller whose key was revoked; while nobody can tell, it goes on. */
    private void checkKey(long now) {
        if (now - lastAdmitted > settings.heartbeatEvery().toNanos()) {
            lastAdmitted = now;
            standing.of(Caller.of(request))
                    .thenAccept(admitted -> loop.runOnContext(ignored -> {
                        if (!admitted && !ended()) {
                            response.end(": the key has ended\n\n");
                        }
                    }));
        }
    }

    private boolean ended() {
        return response.ended() || response.closed();
    }

    /** From any thread, a few times a second: heartbeats, reads that failed, and the end of a dead client. */
    void tick() {
        loop.runOnContext(ignored -> {
            if (ended() || !response.headWritten()) {
                return;
            }
            long now = System.nanoTime();
            checkKey(now);
            if (writing > 0 && now - lastTaken > settings.stalledAfter().toNanos()) {
                cutOff();
            } else if (writing == 0
                    && now - lastWritten > settings.heartbeatEvery().toNanos()) {
                // The id lets a client that filters go on from here, although it has seen no event lately.
                write(Buffer.buffer(": still here\nid: " + position + "\n\n"));
            } else {
                pump();
            }
        });
    }
}
