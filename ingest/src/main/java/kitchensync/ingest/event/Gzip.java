package kitchensync.ingest.event;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Unpacks request bodies, never to more than a limit. */
final class Gzip {

    private Gzip() {}

    /**
     * @param encoding of the body: gzip, identity or none
     * @throws io.quarkiverse.resteasy.problem.HttpProblem when it is another, broken, or unpacks to too much
     */
    static byte[] unpacked(@Nullable String encoding, byte[] body, int maxBytes) {
        // A chunked body does not announce its length, so that nobody has looked at it before.
        if (body.length > maxBytes) {
            throw Problems.bodyTooLarge(maxBytes);
        }
        if (encoding == null || encoding.isBlank() || encoding.equalsIgnoreCase("identity")) {
            return body;
        }
        if (!encoding.equalsIgnoreCase("gzip")) {
            throw Problems.unknownEncoding(encoding);
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            byte[] unpacked = in.readNBytes(maxBytes + 1);
            if (unpacked.length > maxBytes) {
                throw Problems.bodyTooLarge(maxBytes);
            }
            return unpacked;
        } catch (IOException broken) {
            throw Problems.notJson("the body is no valid gzip");
        }
    }
}
