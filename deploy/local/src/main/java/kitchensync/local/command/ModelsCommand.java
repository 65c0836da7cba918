package kitchensync.local.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.Arc;
import kitchensync.local.serve.ModelTask;
import kitchensync.local.serve.ModelTask.Action;
import kitchensync.local.serve.ModelTasks;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code models}. */
@Command(
        name = "models",
        mixinStandardHelpOptions = true,
        description =
                "The trained models: list them, show one's card, make one the champion, or go back to the one before.")
final class ModelsCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name what to do: models list, card, promote or rollback");
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the newest hundred, newest first.")
    int list(@Mixin JobFolderOption folder) throws Exception {
        return run(folder, Action.LIST, null);
    }

    @Command(
            name = "card",
            mixinStandardHelpOptions = true,
            description = "Prints the card of a model: a page that loads nothing, to keep or to pass on.")
    int card(@Mixin JobFolderOption folder, @Parameters(paramLabel = "VERSION") String version) throws Exception {
        return run(folder, Action.CARD, version);
    }

    @Command(
            name = "promote",
            mixinStandardHelpOptions = true,
            description = "Makes a model the champion, and forecasts and plans with it.")
    int promote(@Mixin JobFolderOption folder, @Parameters(paramLabel = "VERSION") String version) throws Exception {
        return run(folder, Action.PROMOTE, version);
    }

    @Command(
            name = "rollback",
            mixinStandardHelpOptions = true,
            description = "Makes the champion before this one champion again, and forecasts and plans with it.")
    int rollback(@Mixin JobFolderOption folder) throws Exception {
        return run(folder, Action.ROLLBACK, null);
    }

    private static int run(FolderOption folder, Action action, @Nullable String version) throws Exception {
        ModelTask task = new ModelTask(action, version, System.getProperty("user.name", "command"));
        return JobRunner.run(
                folder,
                "/local/models",
                new ObjectMapper().writeValueAsString(task),
                () -> Arc.container().instance(ModelTasks.class).get().run(task));
    }
}
