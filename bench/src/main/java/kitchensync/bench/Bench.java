package kitchensync.bench;

import java.util.logging.Level;
import java.util.logging.Logger;
import kitchensync.bench.ingest.IngestCommand;
import kitchensync.bench.pipeline.PipelineCommand;
import kitchensync.bench.predictor.PredictorCommand;
import kitchensync.bench.scale.ScaleCommand;
import kitchensync.bench.startup.StartupCommand;
import kitchensync.bench.ui.UiCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of the measurements. */
@Command(
        name = "kitchensync bench",
        mixinStandardHelpOptions = true,
        description = "Measures a part of KitchenSync beside what it is to be compared with, on this machine.",
        subcommands = {
            IngestCommand.class,
            PipelineCommand.class,
            PredictorCommand.class,
            ScaleCommand.class,
            StartupCommand.class,
            UiCommand.class
        },
        footer = {"", "Exit codes: 0 done, 1 failed, 2 wrong usage."})
public final class Bench implements Runnable {

    /** Engines and drivers say much that nobody who measures wants to read; what matters they throw. */
    private static final Logger ENGINES = Logger.getLogger("");

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "name what to measure: ingest, pipeline, predictor, scale, startup or ui");
    }

    public static void main(String[] args) {
        ENGINES.setLevel(Level.OFF);
        CommandLine line = new CommandLine(new Bench());
        line.setExecutionExceptionHandler((failed, command, parsed) -> {
            command.getErr().println("kitchensync: " + message(failed));
            return CommandLine.ExitCode.SOFTWARE;
        });
        Ending ending = Ending.ofThisThread();
        int code = line.execute(args);
        ending.done();
        System.exit(code);
    }

    private static String message(Throwable failed) {
        if (failed instanceof InterruptedException) {
            return "interrupted; what was started has been stopped";
        }
        String message = failed.getMessage();
        return message == null ? failed.toString() : message;
    }
}
