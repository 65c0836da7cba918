package kitchensync.local.command;

import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletionException;
import kitchensync.domain.catalogue.CatalogueException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line. */
@QuarkusMain
@Command(
        name = "kitchensync",
        mixinStandardHelpOptions = true,
        version = "KitchenSync 0.1.0",
        description = "Tells a store's kitchen what to cook in the next fifteen minutes, and shows why.",
        subcommands = {
            UpCommand.class,
            QueryCommand.class,
            PipelineCommand.class,
            TrainCommand.class,
            PredictCommand.class,
            ImportCommand.class,
            BacktestCommand.class,
            TrialCommand.class,
            ModelsCommand.class,
            KeysCommand.class,
            UsersCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            DoctorCommand.class
        },
        footer = {
            "",
            "In a checkout, with a --help of their own: test (all tests), bench (the measurements), pictures (the documents').",
            "Start with: ./kitchensync up",
            "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 nobody runs (--running)."
        })
public final class KitchenSync implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a command; ./kitchensync --help lists them");
    }

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    public static CommandLine commandLine() {
        CommandLine line = new CommandLine(new KitchenSync()).setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((failed, command, parsed) -> {
            command.getErr().println("kitchensync: " + oneLine(failed));
            return CommandLine.ExitCode.SOFTWARE;
        });
        line.setParameterExceptionHandler((wrong, arguments) -> {
            String name = wrong.getCommandLine().getCommandSpec().qualifiedName();
            wrong.getCommandLine()
                    .getErr()
                    .println("kitchensync: " + wrong.getMessage() + " (see ./" + name + " --help)");
            return CommandLine.ExitCode.USAGE;
        });
        return line;
    }

    private static String oneLine(Throwable failed) {
        Throwable cause = failed;
        while (cause.getCause() != null
                && (cause.getMessage() == null
                        || cause instanceof CompletionException
                        || cause instanceof UncheckedIOException)) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        if (message == null || message.isBlank()) {
            return cause.getClass().getSimpleName();
        }
        return cause instanceof CatalogueException ? message : message.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
