package kitchensync.ingest.feed;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;

/** The problem documents (RFC 9457) of the feed. */
public final class FeedProblems {

    private static final String RETRY_SECONDS = "1";

    private FeedProblems() {}

    static HttpProblem badParameter(String detail) {
        return problem(Response.Status.BAD_REQUEST, "Parameter rejected", detail)
                .build();
    }

    static HttpProblem unknownStore(String id) {
        return problem(
                        Response.Status.NOT_FOUND,
                        "Unknown store",
                        "there is no store '" + id + "' in the catalogue; use one of its ids, 012 say")
                .build();
    }

    public static HttpProblem gone(PositionGone gone) {
        return problem(
                        Response.Status.GONE,
                        "Events dropped",
                        gone.getMessage() + "; go on with since=" + (gone.oldest() - 1))
                .with("oldest", gone.oldest())
                .build();
    }

    public static HttpProblem ahead(PositionAhead ahead) {
        return problem(
                        Response.Status.CONFLICT,
                        "Position beyond the end",
                        ahead.getMessage() + "; if its database was put back to an earlier day, read again from where"
                                + " both agree")
                .with("position", ahead.head())
                .build();
    }

    public static HttpProblem unavailable(FeedUnavailable cause) {
        return problem(
                        Response.Status.SERVICE_UNAVAILABLE,
                        "Feed not available",
                        "the feed cannot be read at present; ask again with the same position")
                .withHeader("Retry-After", RETRY_SECONDS)
                .build();
    }

    public static HttpProblem tooManyStreams(int most) {
        return problem(
                        Response.Status.SERVICE_UNAVAILABLE,
                        "Too many streams",
                        "this process serves at most " + most
                                + " streams; close one, ask later, or read pages with GET /events")
                .withHeader("Retry-After", "10")
                .build();
    }

    public static HttpProblem tooManyStreamsOf(String store, int most) {
        return problem(
                        Response.Status.SERVICE_UNAVAILABLE,
                        "Too many streams",
                        "this process serves at most " + most + " streams to the keys of store " + store
                                + "; close one, ask later, or read pages with GET /events")
                .withHeader("Retry-After", "10")
                .build();
    }

    /** For a request that nobody has let in. */
    public static HttpProblem notAdmitted() {
        return problem(
                        Response.Status.FORBIDDEN,
                        "Not admitted",
                        "the feed is read at /stream and at /events, with a key of scope read")
                .build();
    }

    /** Before this process has seen where the feed ends: now is not known yet. */
    public static HttpProblem notReady() {
        return problem(
                        Response.Status.SERVICE_UNAVAILABLE,
                        "Feed not available",
                        "this process has not seen the feed yet; ask again in a second")
                .withHeader("Retry-After", RETRY_SECONDS)
                .build();
    }

    private static HttpProblem.Builder problem(Response.Status status, String title, String detail) {
        return HttpProblem.builder().withTitle(title).withStatus(status).withDetail(detail);
    }
}
