package kitchensync.local.command;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.arc.Arc;
import io.quarkus.runtime.configuration.DurationConverter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import kitchensync.local.serve.KeyTask;
import kitchensync.local.serve.KeyTask.Action;
import kitchensync.local.serve.KeyTasks;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code keys}. */
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        description = "API keys of those who send and read events: create, list, rotate, revoke.")
final class KeysCommand implements Runnable {

    private static final String TIMES = "90d, 12h or 30m say";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    /** What a scope is for, so that --help lists them. */
    enum ScopeOption {
        WRITE,
        READ,
        ADMIN
    }

    /** Whose events: one has to be said, so that nobody makes a key of the whole chain by leaving something out. */
    static final class Reach {
        @Option(names = "--store", paramLabel = "ID", description = "For this store.")
        @Nullable
        String store;

        @Option(names = "--chain", description = "For the whole chain.")
        boolean chain;
    }

    /** {@code 90d} and the other forms of the settings. */
    static final class Times implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            try {
                return DurationConverter.parseDuration(text.toLowerCase(Locale.ROOT));
            } catch (IllegalArgumentException wrong) {
                throw new TypeConversionException("'" + text + "' is no length of time; write " + TIMES);
            }
        }
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name what to do: keys create, list, rotate or revoke");
    }

    @Command(name = "create", mixinStandardHelpOptions = true, description = "Makes a key and shows it this once.")
    int create(
            @Mixin JobFolderOption folder,
            @ArgGroup(multiplicity = "1") Reach reach,
            @Option(
                            names = "--scope",
                            required = true,
                            split = ",",
                            paramLabel = "SCOPE",
                            description = "What it may: ${COMPLETION-CANDIDATES}; several with commas.")
                    List<ScopeOption> scopes,
            @Option(names = "--name", required = true, paramLabel = "NAME", description = "Who will use it.")
                    String name,
            @Option(
                            names = "--expires",
                            paramLabel = "TIME",
                            converter = Times.class,
                            description = "How long it works, " + TIMES + " (default: until it is revoked).")
                    @Nullable
                    Duration expires)
            throws Exception {
        List<String> texts = scopes.stream()
                .map(scope -> scope.name().toLowerCase(Locale.ROOT))
                .toList();
        return run(folder, new KeyTask(Action.CREATE, null, name, reach.store, texts, expires));
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists the keys that work, and those that ended within 30 days.")
    int list(@Mixin JobFolderOption folder) throws Exception {
        return run(folder, new KeyTask(Action.LIST, null, null, null, List.of(), null));
    }

    @Command(
            name = "rotate",
            mixinStandardHelpOptions = true,
            description = "Makes a key in place of another, which works on for a while.")
    int rotate(
            @Mixin JobFolderOption folder,
            @Parameters(paramLabel = "KEY_ID", description = "The old key.") String keyId,
            @Option(
                            names = "--overlap",
                            paramLabel = "TIME",
                            defaultValue = "1d",
                            converter = Times.class,
                            description = "How long the old key works on, " + TIMES + " (default: ${DEFAULT-VALUE}).")
                    Duration overlap)
            throws Exception {
        return run(folder, new KeyTask(Action.ROTATE, keyId, null, null, List.of(), overlap));
    }

    @Command(name = "revoke", mixinStandardHelpOptions = true, description = "Ends a key.")
    int revoke(@Mixin JobFolderOption folder, @Parameters(paramLabel = "KEY_ID", description = "The key.") String keyId)
            throws Exception {
        return run(folder, new KeyTask(Action.REVOKE, keyId, null, null, List.of(), null));
    }

    private static int run(FolderOption folder, KeyTask task) throws Exception {
        String body =
                JsonMapper.builder().addModule(new JavaTimeModule()).build().writeValueAsString(task);
        return JobRunner.run(
                folder,
                "/local/keys",
                body,
                () -> Arc.container().instance(KeyTasks.class).get().run(task));
    }
}
