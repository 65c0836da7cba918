package kitchensync.kitchenui.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.zip.CRC32;

/**
 * Addresses of the static files. Each carries a checksum of the file, so that browsers may keep a file for long and
 * still fetch it anew after an upgrade.
 */
public record Assets(String css, String script) {

    static final Assets BUNDLED = new Assets(address("kitchen.css"), address("kitchen.js"));

    private static String address(String file) {
        CRC32 sum = new CRC32();
        try (InputStream in = Assets.class.getResourceAsStream("/META-INF/resources/kitchen-ui/" + file)) {
            sum.update(Objects.requireNonNull(in, file).readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return "/kitchen-ui/" + file + "?v=" + Long.toHexString(sum.getValue());
    }
}
