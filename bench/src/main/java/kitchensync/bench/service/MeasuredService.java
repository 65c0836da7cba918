package kitchensync.bench.service;

import kitchensync.bench.process.ChildProcess;

/**
 * A service under load.
 *
 * @param name as the report calls it
 * @param port of loopback, where it takes sales in
 */
public record MeasuredService(String name, ChildProcess process, int port) implements AutoCloseable {

    @Override
    public void close() {
        process.close();
    }
}
