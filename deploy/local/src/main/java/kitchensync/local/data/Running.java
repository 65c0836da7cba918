package kitchensync.local.data;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * How commands reach the process that owns a data folder.
 *
 * @param pid its process id
 * @param port its port on loopback
 * @param token what a command must show; only the owner of the folder can read it
 */
@RegisterForReflection
public record Running(long pid, int port, String token) {}
