package kitchensync.local.data;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * How commands reach the process that owns a data folder.
 *
 * @param pid its process id
 * @param port its port
 * @param url where this machine reaches it
 * @param token what a command must show; only the owner of the folder can read it
 */
@RegisterForReflection
public record Running(long pid, int port, String url, String token) {}
