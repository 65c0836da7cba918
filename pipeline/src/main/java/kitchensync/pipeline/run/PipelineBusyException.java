package kitchensync.pipeline.run;

/** Another run is under way on the same Postgres, in this process or in another. */
public final class PipelineBusyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PipelineBusyException() {
        super("another run of the pipeline is under way on this Postgres; wait until it has ended and try again");
    }
}
