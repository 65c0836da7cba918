package kitchensync.ingest.malformed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.zip.GZIPOutputStream;
import kitchensync.ingest.malformed.Case.Traits;

/** Spoils a request around its events: the text of the body, its encoding, the headers, the path. */
final class Spoiling {

    private static final int BOMB = 64 << 20;
    private static final byte[] BOMBED = gzip(new byte[BOMB]);
    private static final String GZIP = "Content-Encoding: gzip";

    private static final String[] HEADERS = {
        "Content-Type: text/plain",
        "Content-Type: application/xml",
        "Content-Type: multipart/form-data",
        "Content-Type:",
        "Content-Type: application/json; charset=utf-16",
        "Content-Type: application/json; charset=x-none",
        "Content-Type: ;;;",
        "Content-Type: application/problem+json",
        "Content-Type: */*",
        "Content-Type: json",
        "Content-Encoding: br",
        "Content-Encoding: gzip, gzip",
        "Content-Encoding: identity",
        "Content-Encoding: GZIP",
        "Content-Encoding: deflate",
        "Content-Encoding: gzip",
        "Content-Encoding: \u00fc",
        "Accept: text/html",
        "Accept: application/xml;q=0.1",
        "Accept: nonsense",
        "Idempotency-Key:",
        "Idempotency-Key: \u00fc\ud83c\udf55",
        "Idempotency-Key: a b\tc",
        "Idempotency-Key: ' or 1=1 --",
        "Idempotency-Key: " + "k".repeat(200),
        "Idempotency-Key: " + "k".repeat(201),
        "Idempotency-Key: " + "k".repeat(5000),
        "Authorization: Bearer",
        "Authorization: Basic YTpi",
        "Authorization: Bearer ks_x_y",
        "Authorization: \u00fc",
        "X-HTTP-Method-Override: DELETE",
        "Expect: 100-continue",
        "Cookie: a=b",
        "Origin: null",
        "Range: bytes=0-1",
        "If-Match: *",
        "Traceparent: 00-x-y-z"
    };
    private static final String[] NO_HTTP = {
        "Content-Length: -1",
        "Content-Length: x",
        "Content-Length: 99999999999999999999",
        "Transfer-Encoding: gzip",
        "Transfer-Encoding: chunked",
        "No colon",
        ": no name",
        "X: " + "h".repeat(20_000),
        "X: a\u0000b",
        "Ex\u00fc: a"
    };
    private static final String[] SEGMENTS = {
        "",
        ".",
        "..",
        "%2e%2e",
        "..%2f012",
        "%2F",
        "%00",
        "012%00",
        "%0d%0aX:%20y",
        "%ff",
        "%c0%af",
        "012;a=b",
        ";",
        "store_012%22",
        "public",
        "ingest",
        "STORE_012",
        "012%20",
        "%20012",
        "%F0%9F%8D%95",
        "999",
        "012'--",
        "*",
        "~",
        "pg_catalog",
        "012?store_id=027",
        "012#x",
        "%E2%80%AE210",
        "a".repeat(100),
        "a".repeat(3000)
    };

    private final RandomGenerator random;

    Spoiling(RandomGenerator random) {
        this.random = random;
    }

    Case body(Case right) {
        String text = new String(right.body(), StandardCharsets.UTF_8);
        int cut = random.nextInt(text.length());
        return switch (random.nextInt(16)) {
            case 0 -> spoilt(right, "cut short", text.substring(0, cut));
            case 1 ->
                spoilt(
                        right,
                        "something inserted",
                        text.substring(0, cut) + Values.oddText(random) + text.substring(cut));
            case 2 -> spoilt(right, "garbage at the end", text + Values.oddText(random));
            case 3 ->
                spoilt(
                        right,
                        "nothing",
                        Values.pick(new String[] {"", " ", "\n\n", "[]", "{}", "null", "0", "\"\""}, random));
            case 4 -> spoilt(right, "nested", Values.nested(random.nextInt(2, 20_000)));
            case 5 -> spoilt(right, "an array in an array", "[" + text + "]");
            case 6 -> spoilt(right, "huge", text + " ".repeat(random.nextInt(3 << 20)));
            case 7 -> spoilt(right, "a byte order mark", "\ufeff" + text);
            case 8 -> recoded(right, "UTF-16", text, StandardCharsets.UTF_16);
            case 9 -> recoded(right, "Latin 1", text + "\u00fc", StandardCharsets.ISO_8859_1);
            case 10 -> spoilt(right, "a byte changed", changed(right.body()));
            case 11 -> {
                byte[] whole = gzip(right.body());
                yield bytes(
                        right,
                        "gzip cut short",
                        Arrays.copyOf(whole, random.nextInt(whole.length)),
                        zipped(right),
                        Traits.SPOILT);
            }
            case 12 -> bytes(right, "gzip changed", changed(gzip(right.body())), zipped(right), Traits.SPOILT);
            case 13 -> bytes(right, "gzip", gzip(right.body()), zipped(right), right.traits());
            case 14 ->
                random.nextInt(6) > 0
                        ? bytes(right, "gzip twice", gzip(gzip(right.body())), zipped(right), Traits.SPOILT)
                        : bytes(right, "a gzip bomb", BOMBED, zipped(right), Traits.SPOILT);
            default -> bytes(right, "hung up", right.body(), right.headers(), Traits.CUT_OFF);
        };
    }

    Case headers(Case right) {
        List<String> headers = new ArrayList<>(right.headers());
        if (random.nextInt(6) == 0) {
            String header = Values.pick(NO_HTTP, random);
            headers.add(header);
            return right.with(header, headers, Traits.NO_HTTP);
        }
        String header = Values.pick(HEADERS, random);
        String name = header.substring(0, header.indexOf(':'));
        if (random.nextBoolean()) {
            headers.removeIf(other -> other.startsWith(name));
        }
        headers.add(header);
        return right.with(header, headers, Traits.SPOILT);
    }

    Case path(Case right) {
        String[] parts = right.line().split(" ");
        String line = right.line();
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> {
                String[] segments = parts[1].split("/");
                segments[random.nextInt(1, segments.length)] = Values.pick(SEGMENTS, random);
                yield right.with("path", line.replace(parts[1], String.join("/", segments)), Traits.NO_HTTP);
            }
            case 3 -> right.with("path", line.replace(parts[1], parts[1].replace("/", "//")), Traits.NO_HTTP);
            case 4 -> right.with("path", line.replace(parts[1], parts[1] + "/"), Traits.SPOILT);
            case 5 ->
                right.with(
                        "path",
                        line.replace(parts[1], parts[1] + "/%zz?" + "q=1&".repeat(random.nextInt(2000))),
                        Traits.NO_HTTP);
            case 6 ->
                right.with("query", line.replace(parts[1], parts[1] + "?store_id=027&store_id=%27"), Traits.SPOILT);
            default -> {
                String method = Values.pick(new String[] {"GET", "PUT", "PATCH", "DELETE", "OPTIONS", "FOO"}, random);
                yield right.with(method, line.replace("POST", method), Traits.ASKS);
            }
        };
    }

    private static Case spoilt(Case right, String how, String text) {
        return spoilt(right, how, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The events are then what the body says now. */
    private static Case spoilt(Case right, String how, byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        List<String> texts = new ArrayList<>();
        if (right.headers().getFirst().endsWith("ndjson")) {
            text.lines().filter(line -> !line.isBlank()).forEach(texts::add);
        } else {
            Oracle.parsed(text)
                    .ifPresent(read ->
                            (read.isArray() ? read : List.of(read)).forEach(event -> texts.add(event.toString())));
        }
        var shapes = right.sent().getFirst().shapes();
        return new Case(
                right.what() + "; " + how,
                right.line(),
                right.headers(),
                body,
                texts.stream().map(event -> new Sent(shapes, event, false)).toList(),
                Traits.SPOILT);
    }

    private static Case recoded(Case right, String how, String text, Charset charset) {
        return bytes(right, how, text.getBytes(charset), right.headers(), Traits.SPOILT);
    }

    private static Case bytes(Case right, String how, byte[] body, List<String> headers, Traits traits) {
        return new Case(right.what() + "; " + how, right.line(), headers, body, right.sent(), traits);
    }

    private static List<String> zipped(Case right) {
        List<String> headers = new ArrayList<>(right.headers());
        headers.add(GZIP);
        return headers;
    }

    private byte[] changed(byte[] bytes) {
        byte[] other = bytes.clone();
        other[random.nextInt(other.length)] = (byte) random.nextInt(256);
        return other;
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return zipped.toByteArray();
    }
}
