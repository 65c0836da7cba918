package kitchensync.bench.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpResponseDecoder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends requests to a service on loopback over keep-alive connections and counts what comes back.
 *
 * <p>It shares the machine with what it measures, so it is one thread that does as little as it can: bytes are ready
 * before they are due, and of an answer it reads the status and the first few fields.
 */
public final class HttpLoad implements AutoCloseable {

    /** How long after the end of a run answers are waited for. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final EventLoopGroup thread = new NioEventLoopGroup(1);
    private final int port;

    public HttpLoad(int port) {
        this.port = port;
    }

    /**
     * Runs for {@code time}, or until there are no more requests, and then waits for the answers still missing.
     *
     * @param stores how many there are
     * @throws IOException when the service cannot be connected to, or does not answer in the end
     */
    public Outcome run(Requests requests, int stores, int connections, Pace pace, Duration time)
            throws IOException, InterruptedException {
        EventLoop loop = thread.next();
        Round round = new Round(loop, requests, pace, stores, time);
        List<Line> lines = connect(loop, round, connections);
        CompletableFuture<Outcome> outcome = round.start(lines);
        try {
            return outcome.get(time.plus(PATIENCE).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new IOException(
                    "the service on port " + port + " left requests unanswered for " + PATIENCE.toSeconds() + " s",
                    late);
        } catch (ExecutionException broken) {
            throw new IOException("the load could not be made: " + broken.getCause(), broken);
        } finally {
            lines.forEach(Line::close);
        }
    }

    private List<Line> connect(EventLoop loop, Round round, int connections) throws IOException, InterruptedException {
        List<Line> lines = new ArrayList<>();
        Bootstrap bootstrap = new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        Line line = new Line(channel, round);
                        channel.pipeline().addLast(new HttpResponseDecoder(), line);
                    }
                });
        for (int i = 0; i < connections; i++) {
            var connected =
                    bootstrap.connect(new InetSocketAddress("127.0.0.1", port)).await();
            if (!connected.isSuccess()) {
                lines.forEach(Line::close);
                throw new IOException("cannot connect to the service on port " + port, connected.cause());
            }
            lines.add(connected.channel().pipeline().get(Line.class));
        }
        return lines;
    }

    @Override
    public void close() {
        thread.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
