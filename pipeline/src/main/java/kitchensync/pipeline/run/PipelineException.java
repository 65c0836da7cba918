package kitchensync.pipeline.run;

/** Postgres or the warehouse has failed a run; the next one may go well. */
public final class PipelineException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PipelineException(String message, Throwable cause) {
        super(message, cause);
    }
}
