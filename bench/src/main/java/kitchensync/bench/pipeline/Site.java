package kitchensync.bench.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kitchensync.bench.database.Database;
import kitchensync.bench.process.ChildProcess;
import kitchensync.bench.process.PeakMemory;
import kitchensync.bench.process.WorkerProcess;

/** A chain of stores with a database of its own, and the two processes in front of it: who sells, and the pipeline. */
final class Site implements AutoCloseable {

    private final Database server;
    private final WorkerProcess seller;
    private final WorkerProcess pipeline;
    private final PeakMemory memory;
    private final PeakMemory postgresMemory;
    private final Path folder;

    private Site(Database server, WorkerProcess seller, WorkerProcess pipeline, Path folder) {
        this.server = server;
        this.seller = seller;
        this.pipeline = pipeline;
        this.folder = folder;
        this.memory = new PeakMemory(pipeline.use());
        this.postgresMemory = new PeakMemory(server.use());
    }

    /**
     * @param jar of the worker
     * @param options of the pipeline's JVM
     * @param folder for its warehouses and logs
     */
    static Site start(Path jar, List<String> options, Database server, int stores, Path folder)
            throws IOException, SQLException, InterruptedException {
        Files.createDirectories(folder);
        String database = folder.getFileName().toString();
        server.create(database);
        int kafka = ChildProcess.freePort();
        Map<String, String> settings = Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL",
                server.jdbcUrl(database),
                "QUARKUS_DATASOURCE_REACTIVE_URL",
                server.reactiveUrl(database),
                "KAFKA_BOOTSTRAP_SERVERS",
                "localhost:" + kafka,
                "KITCHENSYNC_BENCH_STORES",
                String.valueOf(stores));
        List<String> sells = command(jar, List.of("-Xmx640m", "-XX:+UseSerialGC"));
        sells.addAll(List.of(folder.resolve("kafka").toString(), String.valueOf(kafka)));
        WorkerProcess seller = WorkerProcess.start("seller", sells, folder, settings);
        try {
            return new Site(
                    server, seller, WorkerProcess.start("pipeline", command(jar, options), folder, settings), folder);
        } catch (IOException | InterruptedException failed) {
            seller.close();
            throw failed;
        }
    }

    private static List<String> command(Path jar, List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Duser.timezone=UTC",
                "-jar",
                jar.toString()));
        return command;
    }

    /** Makes and stores what was sold in so many days and in the one in progress, with the stores' schemas. */
    JsonNode sell(int days) throws IOException, InterruptedException, SQLException {
        JsonNode sold = seller.tell("sales?days=" + days);
        server.settle();
        return sold;
    }

    /** Five more minutes. */
    JsonNode sellMore() throws IOException, InterruptedException {
        JsonNode sold = seller.tell("news");
        pipeline.tell("clock?at=" + encoded(sold.path("at").asText()));
        return sold;
    }

    /** Goes on with a warehouse that has nothing yet, or with an old one. */
    void open(String name) throws IOException, InterruptedException {
        pipeline.tell("warehouse?file=" + encoded(warehouse(name).toString()));
    }

    /** A copy of the warehouse that is open. */
    Path save(String name, String copy) throws IOException, InterruptedException {
        pipeline.tell("save?from=" + encoded(warehouse(name).toString()) + "&to="
                + encoded(warehouse(copy).toString()));
        return warehouse(copy);
    }

    private Path warehouse(String name) {
        return folder.resolve(name + ".duckdb");
    }

    /** Lets the pipeline run, or do some other task of the worker's. */
    JsonNode pipeline(String task) throws IOException, InterruptedException {
        return pipeline.tell(task);
    }

    /** The most memory of the pipeline's process so far. */
    double peakMib() {
        return memory.mib();
    }

    /** The most memory of Postgres' processes since this chain began. */
    double postgresMib() {
        return postgresMemory.mib();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        memory.close();
        postgresMemory.close();
        pipeline.close();
        seller.close();
    }
}
