package kitchensync.pipeline.run;

import kitchensync.pipeline.layer.FullDisk;

/** An exception in one line for people. */
public final class OneLine {

    private OneLine() {}

    public static String of(Throwable failed) {
        String message = failed.getMessage();
        return FullDisk.explained(
                message == null || message.isBlank()
                        ? failed.getClass().getSimpleName()
                        : message.strip().replaceAll("\\s*\\R\\s*", " "));
    }
}
