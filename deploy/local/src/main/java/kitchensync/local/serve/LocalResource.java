package kitchensync.local.serve;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.sql.Connection;
import java.util.concurrent.Callable;
import kitchensync.domain.warehouse.Warehouse;
import kitchensync.local.backup.Backup;
import kitchensync.local.engine.LocalSystem;

/**
 * Where the command line reaches a running process. Only who can read the data folder has the token, so that no web
 * page and no other user of the machine gets in.
 */
@Path("/local")
@Blocking
public class LocalResource {

    /** The header that carries the token. */
    public static final String TOKEN = "X-KitchenSync-Token";

    private final LocalSystem system;
    private final Warehouse warehouse;
    private final Jobs jobs;
    private final KeyTasks keys;
    private final ModelTasks models;
    private final PipelineTasks pipeline;
    private final LakeTasks lake;
    private final Backup backup;
    private final ObjectMapper json;

    LocalResource(
            LocalSystem system,
            Warehouse warehouse,
            Jobs jobs,
            KeyTasks keys,
            ModelTasks models,
            PipelineTasks pipeline,
            LakeTasks lake,
            Backup backup,
            ObjectMapper json) {
        this.system = system;
        this.warehouse = warehouse;
        this.jobs = jobs;
        this.keys = keys;
        this.models = models;
        this.pipeline = pipeline;
        this.lake = lake;
        this.backup = backup;
        this.json = json;
    }

    /** The answer is written to a file first: an error in the last row is an error, not a short answer. */
    @POST
    @Path("/query")
    @Consumes(MediaType.TEXT_PLAIN)
    @Produces(MediaType.TEXT_PLAIN)
    public Response query(
            @HeaderParam(TOKEN) String token, @QueryParam("json") @DefaultValue("false") boolean json, String sql)
            throws Exception {
        if (!allowed(token)) {
            return refused();
        }
        java.nio.file.Path answer = Files.createTempFile(system.folder().root(), "query-", ".out");
        try (Connection connection = warehouse.connect();
                BufferedWriter out = Files.newBufferedWriter(answer)) {
            Query.answer(connection, sql, json, out);
        } catch (java.sql.SQLException wrong) {
            Files.delete(answer);
            return Response.status(Response.Status.BAD_REQUEST)
                    .entity(String.valueOf(wrong.getMessage()))
                    .build();
        }
        StreamingOutput stream = out -> {
            try (var ignored = Files.newInputStream(answer, java.nio.file.StandardOpenOption.DELETE_ON_CLOSE)) {
                ignored.transferTo(out);
            }
        };
        return Response.ok(stream).build();
    }

    @POST
    @Path("/jobs/{job}")
    @Produces(MediaType.TEXT_PLAIN)
    public Response job(@HeaderParam(TOKEN) String token, @PathParam("job") String job) {
        return done(token, () -> jobs.run(Jobs.Job.valueOf(job)));
    }

    /**
     * Answers in lines, a {@link PipelineAnswer} as JSON each, while the work goes on. It goes on to its end when nobody
     * reads them any more.
     *
     * @param task a {@link PipelineTask} as JSON
     */
    @POST
    @Path("/pipeline")
    @Consumes(MediaType.TEXT_PLAIN)
    @Produces(MediaType.TEXT_PLAIN)
    public Response pipeline(@HeaderParam(TOKEN) String token, String task) throws Exception {
        if (!allowed(token)) {
            return refused();
        }
        PipelineTask asked = json.readValue(task, PipelineTask.class);
        StreamingOutput lines = out -> {
            AnswerLines answer = new AnswerLines(out, json);
            try {
                answer.write(pipeline.run(asked, line -> answer.write(PipelineAnswer.progress(line))));
            } catch (Exception failed) {
                answer.write(PipelineAnswer.end(null, String.valueOf(failed.getMessage())));
            }
        };
        return Response.ok(lines).build();
    }

    /** @param task a {@link KeyTask} as JSON */
    @POST
    @Path("/keys")
    @Consumes(MediaType.TEXT_PLAIN)
    @Produces(MediaType.TEXT_PLAIN)
    public Response keys(@HeaderParam(TOKEN) String token, String task) throws Exception {
        return inWords(token, () -> keys.run(json.readValue(task, KeyTask.class)));
    }

    /** @param task a {@link ModelTask} as JSON */
    @POST
    @Path("/models")
    @Consumes(MediaType.TEXT_PLAIN)
    @Produces(MediaType.TEXT_PLAIN)
    public Response models(@HeaderParam(TOKEN) String token, String task) throws Exception {
        return inWords(token, () -> models.run(json.readValue(task, ModelTask.class)));
    }

    /** The answer, or what is wrong with the question. */
    private Response inWords(String token, Callable<String> work) throws Exception {
        if (!allowed(token)) {
            return refused();
        }
        try {
            return Response.ok(work.call()).header("Cache-Control", "no-store").build();
        } catch (IOException wrong) {
            return Response.status(Response.Status.BAD_REQUEST)
                    .entity(String.valueOf(wrong.getMessage()))
                    .build();
        }
    }

    /** @param task a {@link LakeTask} as JSON */
    @POST
    @Path("/lake")
    @Consumes(MediaType.TEXT_PLAIN)
    @Produces(MediaType.TEXT_PLAIN)
    public Response lake(@HeaderParam(TOKEN) String token, String task) {
        return done(token, () -> lake.run(json.readValue(task, LakeTask.class)));
    }

    /** @param task a {@link BackupTask} as JSON */
    @POST
    @Path("/backup")
    @Consumes(MediaType.TEXT_PLAIN)
    @Produces(MediaType.TEXT_PLAIN)
    public Response backup(@HeaderParam(TOKEN) String token, String task) {
        return done(token, () -> {
            BackupTask asked = json.readValue(task, BackupTask.class);
            return backup.run(java.nio.file.Path.of(asked.to()), asked.keep());
        });
    }

    /** The answer, or why the work failed. */
    private Response done(String token, Callable<String> work) {
        if (!allowed(token)) {
            return refused();
        }
        try {
            return Response.ok(work.call()).build();
        } catch (Exception failed) {
            return Response.serverError()
                    .entity(String.valueOf(failed.getMessage()))
                    .build();
        }
    }

    private boolean allowed(String token) {
        return token != null
                && MessageDigest.isEqual(
                        token.getBytes(StandardCharsets.UTF_8), system.token().getBytes(StandardCharsets.UTF_8));
    }

    private static Response refused() {
        return Response.status(Response.Status.FORBIDDEN)
                .entity("this address is for the kitchensync command of the folder's owner")
                .build();
    }
}
