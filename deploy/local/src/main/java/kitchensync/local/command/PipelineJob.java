package kitchensync.local.command;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.arc.Arc;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import kitchensync.local.data.Running;
import kitchensync.local.serve.PipelineAnswer;
import kitchensync.local.serve.PipelineTask;
import kitchensync.local.serve.PipelineTasks;

/** Has a task of the pipeline done by the process that owns the folder, or here, and shows how it goes. */
final class PipelineJob {

    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    private PipelineJob() {}

    static int run(FolderOption option, PipelineTask task) throws Exception {
        Optional<Running> running = option.folder().running();
        if (running.isEmpty()) {
            return JobRunner.here(
                    option,
                    () -> end(
                            Arc.container().instance(PipelineTasks.class).get().run(task, System.err::println)));
        }
        int[] exit = {1};
        Remote.post(
                running.get(),
                "/local/pipeline",
                JSON.writeValueAsString(task),
                (InputStream answer) -> exit[0] = read(answer));
        return exit[0];
    }

    private static int read(InputStream answer) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(answer, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            PipelineAnswer next = JSON.readValue(line, PipelineAnswer.class);
            if (next.progress() == null) {
                return end(next);
            }
            System.err.println(next.progress());
        }
        throw new IOException("the running process ended before the pipeline did; look at its log");
    }

    private static int end(PipelineAnswer answer) {
        if (answer.text() != null) {
            System.out.println(answer.text());
        }
        if (answer.error() != null) {
            System.err.println("kitchensync: " + answer.error());
            return 1;
        }
        return 0;
    }
}
