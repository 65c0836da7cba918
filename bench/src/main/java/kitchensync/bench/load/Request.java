package kitchensync.bench.load;

import io.netty.buffer.ByteBuf;

/**
 * One request, ready to be sent.
 *
 * @param bytes head and body; whoever sends it releases it
 * @param store index of the store it is for
 * @param events events in the body
 */
public record Request(ByteBuf bytes, int store, int events) {}
