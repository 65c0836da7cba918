package kitchensync.pipeline.run;

/** Another process is running the pipeline on the same Postgres. */
public final class PipelineBusyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PipelineBusyException() {
        super("another process is running the pipeline on this Postgres; wait until it has finished and try again");
    }
}
