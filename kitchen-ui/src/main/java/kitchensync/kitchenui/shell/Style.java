package kitchensync.kitchenui.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.zip.CRC32;

/** Addresses of the two stylesheets, each with a checksum so that browsers may keep them for long. */
public record Style(String common, String own) {

    static final Style BUNDLED = new Style(address("kitchen.css"), address("manager.css"));

    private static String address(String file) {
        CRC32 sum = new CRC32();
        try (InputStream in = Style.class.getResourceAsStream("/META-INF/resources/kitchen-ui/" + file)) {
            sum.update(Objects.requireNonNull(in, file).readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return "/kitchen-ui/" + file + "?v=" + Long.toHexString(sum.getValue());
    }
}
