package kitchensync.embedded;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** A Kafka broker and controller in this process, on loopback and free ports, with its data in one folder. */
public final class LocalKafka implements AutoCloseable {

    private static final int NODE = 1;
    private static final int TRIES = 1_000;
    private static final int LOWEST_PORT = 20_000;

    /** Linux' {@code net.ipv4.ip_local_port_range}, unless somebody has set another; other systems begin higher. */
    private static final int CONNECTIONS_FROM = 32_768;

    /** Always the same, so that formatting a folder that was half formatted, or is formatted already, is harmless. */
    private static final String CLUSTER = new Uuid(0x6b69746368656e73L, 0x796e63206c6f6361L).toString();

    private final KafkaRaftServer server;
    private final int port;

    private LocalKafka(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /** @param folder its data; made and formatted when missing, kept when there */
    public static LocalKafka start(Path folder) throws IOException {
        return start(folder, freePort(0));
    }

    /** The same, at an address that clients know already. */
    public static LocalKafka start(Path folder, int port) throws IOException {
        Files.createDirectories(folder);
        format(folder);
        KafkaRaftServer server =
                new KafkaRaftServer(new KafkaConfig(config(folder, port, freePort(port))), Time.SYSTEM);
        server.startup();
        return new LocalKafka(server, port);
    }

    private static void format(Path folder) throws IOException {
        try {
            new Formatter()
                    .setPrintStream(new java.io.PrintStream(java.io.OutputStream.nullOutputStream(), false, "UTF-8"))
                    .setClusterId(CLUSTER)
                    .setNodeId(NODE)
                    .setControllerListenerName("CONTROLLER")
                    .setMetadataLogDirectory(folder.toString())
                    .setDirectories(List.of(folder.toString()))
                    .setIgnoreFormatted(true)
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .run();
        } catch (IOException | RuntimeException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new IOException("cannot format " + folder + " for Kafka", failed);
        }
    }

    private static Properties config(Path folder, int port, int controllerPort) {
        Properties config = new Properties();
        config.put("process.roles", "broker,controller");
        config.put("node.id", String.valueOf(NODE));
        config.put("controller.quorum.voters", NODE + "@localhost:" + controllerPort);
        config.put("listeners", "BROKER://localhost:" + port + ",CONTROLLER://localhost:" + controllerPort);
        config.put("listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT");
        config.put("inter.broker.listener.name", "BROKER");
        config.put("controller.listener.names", "CONTROLLER");
        config.put("log.dirs", folder.toString());
        config.put("offsets.topic.replication.factor", "1");
        config.put("offsets.topic.num.partitions", "4");
        config.put("transaction.state.log.replication.factor", "1");
        config.put("transaction.state.log.min.isr", "1");
        config.put("transaction.state.log.num.partitions", "4");
        config.put("share.coordinator.state.topic.replication.factor", "1");
        config.put("share.coordinator.state.topic.min.isr", "1");
        config.put("share.coordinator.state.topic.num.partitions", "1");
        config.put("group.initial.rebalance.delay.ms", "0");
        config.put("num.partitions", "4");
        // Its readers start at the head, and what they read is in Postgres as well.
        config.put("log.retention.hours", "24");
        config.put("log.segment.bytes", String.valueOf(16 << 20));
        config.put("log.cleaner.dedupe.buffer.size", String.valueOf(4 << 20));
        // A broker that was killed is given up after two seconds, so that the next start need not wait longer for it.
        config.put("broker.session.timeout.ms", "2000");
        config.put("broker.heartbeat.interval.ms", "500");
        config.put("controlled.shutdown.enable", "false");
        return config;
    }

    /**
     * Below what the system gives to connections: of those one would now and then take the port in the second that Kafka
     * needs until it does.
     *
     * @param but one that is wanted for something else
     */
    private static int freePort(int but) throws IOException {
        for (int tries = 0; tries < TRIES; tries++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST_PORT, CONNECTIONS_FROM);
            if (port == but) {
                continue;
            }
            try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return free.getLocalPort();
            } catch (BindException taken) {
                continue;
            }
        }
        throw new BindException("no port from " + LOWEST_PORT + " to " + (CONNECTIONS_FROM - 1) + " seems to be free");
    }

    /** The bootstrap address. */
    public String address() {
        return "localhost:" + port;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
