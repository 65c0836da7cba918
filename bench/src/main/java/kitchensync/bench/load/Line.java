package kitchensync.bench.load;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import org.jspecify.annotations.Nullable;

/** One connection, with one request at a time. Reads no more of an answer than it needs. */
final class Line extends SimpleChannelInboundHandler<HttpObject> {

    private static final int BEGINNING = 512;

    /** Told what happens on a line. */
    interface Watcher {
        void answered(Line line, Request request, Answer answer, long due);

        void broken(Line line, String why);
    }

    private final Watcher watcher;
    private final byte[] beginning = new byte[BEGINNING];
    private final Channel channel;
    private @Nullable Request request;
    private long due;
    private int status;
    private int length;

    Line(Channel channel, Watcher watcher) {
        this.channel = channel;
        this.watcher = watcher;
    }

    /** @param due when it should have been sent */
    void send(Request next, long due) {
        this.request = next;
        this.due = due;
        this.length = 0;
        channel.writeAndFlush(next.bytes(), channel.voidPromise());
    }

    void close() {
        channel.close();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
        if (part instanceof HttpResponse head) {
            status = head.status().code();
        }
        if (part instanceof HttpContent content) {
            ByteBuf bytes = content.content();
            int some = Math.min(bytes.readableBytes(), BEGINNING - length);
            bytes.getBytes(bytes.readerIndex(), beginning, length, some);
            length += some;
        }
        Request answered = request;
        if (part instanceof LastHttpContent && answered != null) {
            request = null;
            watcher.answered(this, answered, Answer.of(status, answered.events(), beginning, length), due);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        watcher.broken(this, "connection: " + cause.getMessage());
        context.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (request != null) {
            watcher.broken(this, "connection: closed by the service before it answered");
        }
    }
}
