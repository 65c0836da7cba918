package kitchensync.kitchenui.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * Addresses of the static files. Each carries a checksum of the file, so that browsers may keep a file for long and
 * still fetch it anew after an upgrade.
 *
 * @param scripts in the order in which they run
 */
public record Assets(String css, List<String> scripts) {

    static final Assets BUNDLED = new Assets(
            address("kitchen.css"),
            Stream.of("board.js", "stream.js", "taps.js", "keys.js")
                    .map(Assets::address)
                    .toList());

    /** The addresses of all files. */
    Stream<String> all() {
        return Stream.concat(Stream.of(css), scripts.stream());
    }

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
