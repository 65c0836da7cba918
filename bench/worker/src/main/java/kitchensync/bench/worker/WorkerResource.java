package kitchensync.bench.worker;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import kitchensync.domain.time.SimulatedClock;

/** Where the bench tells its worker what to do; on loopback, while the bench runs. Times are taken here. */
@Path("/bench")
@Blocking
public class WorkerResource {

    private final Sales sales;
    private final Runs runs;
    private final Overhead overhead;
    private final ChangingWarehouse warehouse;
    private final SimulatedClock clock;

    WorkerResource(Sales sales, Runs runs, Overhead overhead, ChangingWarehouse warehouse, SimulatedClock clock) {
        this.sales = sales;
        this.runs = runs;
        this.overhead = overhead;
        this.warehouse = warehouse;
        this.clock = clock;
    }

    @GET
    @Path("/ready")
    public Response ready() {
        return answer(() -> Map.of("now", clock.instant()));
    }

    @POST
    @Path("/sales")
    public Response sales(@QueryParam("days") int days) {
        return answer(() -> sales.make(days));
    }

    @POST
    @Path("/news")
    public Response news() {
        return answer(sales::more);
    }

    @POST
    @Path("/clock")
    public Response clock(@QueryParam("at") String at) {
        return answer(() -> {
            clock.moveTo(Instant.parse(at));
            return Map.of();
        });
    }

    @POST
    @Path("/warehouse")
    public Response warehouse(@QueryParam("file") String file) {
        return answer(() -> {
            warehouse.open(java.nio.file.Path.of(file));
            return Map.of();
        });
    }

    @POST
    @Path("/save")
    public Response save(@QueryParam("from") String from, @QueryParam("to") String to) {
        return answer(() -> {
            warehouse.copy(java.nio.file.Path.of(from), java.nio.file.Path.of(to));
            return Map.of();
        });
    }

    @POST
    @Path("/run")
    public Response run(@QueryParam("full") boolean full) {
        return answer(() -> runs.run(full));
    }

    @POST
    @Path("/copy")
    public Response copy() {
        return answer(runs::copy);
    }

    @POST
    @Path("/forecasts")
    public Response forecasts(@QueryParam("days") int days) {
        return answer(() -> Map.of("rows", runs.forecasts(days)));
    }

    @POST
    @Path("/runner")
    public Response runner() {
        return answer(overhead::runner);
    }

    @POST
    @Path("/bare")
    public Response bare() {
        return answer(overhead::bare);
    }

    /** What goes wrong is answered in one line, which the bench prints. */
    private static Response answer(Callable<?> work) {
        try {
            return Response.ok(work.call()).build();
        } catch (Exception failed) {
            return Response.serverError()
                    .entity(Map.of("error", String.valueOf(failed)))
                    .build();
        }
    }
}
