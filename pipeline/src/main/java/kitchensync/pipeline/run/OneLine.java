package kitchensync.pipeline.run;

/** An exception in one line for people. */
final class OneLine {

    private OneLine() {}

    static String of(Throwable failed) {
        String message = failed.getMessage();
        return message == null || message.isBlank()
                ? failed.getClass().getSimpleName()
                : message.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
