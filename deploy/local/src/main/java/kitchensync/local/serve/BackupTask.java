package kitchensync.local.serve;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What {@code backup} asks of the process that owns a folder.
 *
 * @param to where the backups are, as an absolute path
 * @param keep how many stay
 */
@RegisterForReflection
public record BackupTask(String to, int keep) {}
