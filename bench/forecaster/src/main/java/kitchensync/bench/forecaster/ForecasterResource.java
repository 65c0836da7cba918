package kitchensync.bench.forecaster;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.concurrent.Callable;
import kitchensync.domain.time.SimulatedClock;
import kitchensync.predictor.forecast.ForecastReport;
import kitchensync.predictor.forecast.Forecasting;
import kitchensync.predictor.plan.Planning;
import kitchensync.predictor.train.Training;
import kitchensync.predictor.train.TrainingReport;

/** Where the bench tells its worker what to do; on loopback, while the bench runs. Times are taken here. */
@Path("/bench")
@Blocking
public class ForecasterResource {

    private final PastSales past;
    private final Training training;
    private final Forecasting forecasting;
    private final Planning planning;
    private final Inference inference;
    private final SimulatedClock clock;

    ForecasterResource(
            PastSales past,
            Training training,
            Forecasting forecasting,
            Planning planning,
            Inference inference,
            SimulatedClock clock) {
        this.past = past;
        this.training = training;
        this.forecasting = forecasting;
        this.planning = planning;
        this.inference = inference;
        this.clock = clock;
    }

    /** @param rows that it was about */
    record Took(double seconds, long rows) {}

    @GET
    @Path("/ready")
    public Response ready() {
        return answer(() -> Map.of("now", clock.instant()));
    }

    @POST
    @Path("/past")
    public Response past(@QueryParam("days") int days) {
        return answer(() -> past.make(days, clock.instant()));
    }

    @POST
    @Path("/train")
    public Response train() {
        return answer(() -> {
            TrainingReport report = training.train();
            return Map.of(
                    "seconds", report.seconds(),
                    "rows", report.rows(),
                    "trees", report.trees(),
                    "promoted", report.promoted());
        });
    }

    @POST
    @Path("/predict")
    public Response predict() {
        return answer(() -> {
            ForecastReport report = forecasting.predict();
            return new Took(report.seconds(), report.rows());
        });
    }

    @POST
    @Path("/week")
    public Response week() {
        return took(planning::planWeek);
    }

    @POST
    @Path("/next")
    public Response next() {
        return took(() -> planning.planNext().orElseThrow());
    }

    @POST
    @Path("/inference")
    public Response inference(@QueryParam("rounds") int rounds) {
        return answer(() -> inference.compare(rounds));
    }

    private static Response took(Callable<Integer> work) {
        return answer(() -> {
            long start = System.nanoTime();
            int rows = work.call();
            return new Took((System.nanoTime() - start) / 1e9, rows);
        });
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
