package kitchensync.kitchenui.access;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * An OpenID Connect provider of the authorization code flow with PKCE, over HTTP. Whoever comes is logged in at once,
 * with the claims of the day.
 */
public final class Provider implements QuarkusTestResourceLifecycleManager {

    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    /** What the next ID token says beside its name. */
    static volatile JsonObject claims = new JsonObject();

    /** Whether the next ID token is signed with a key that is none of the provider's. */
    static volatile boolean forged;

    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private HttpServer server;
    private KeyPair keys;

    @Override
    public Map<String, String> start() {
        try {
            keys = pair();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/.well-known/openid-configuration", asked -> answer(asked, discovery()));
            server.createContext("/jwks", asked -> answer(asked, jwks()));
            server.createContext("/authorize", this::authorize);
            server.createContext("/token", this::token);
            server.start();
            Path key = Files.write(Files.createTempFile("session", ".key"), new byte[40]);
            return Map.of(
                    "kitchensync.kitchen-ui.access", "oidc",
                    "kitchensync.kitchen-ui.session.key-file", key.toString(),
                    "quarkus.oidc.tenant-enabled", "true",
                    "quarkus.oidc.auth-server-url", issuer(),
                    "quarkus.oidc.client-id", "kitchensync",
                    "quarkus.oidc.credentials.secret", "a secret of the tests that is long enough");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    private static KeyPair pair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    private String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private JsonObject discovery() {
        return new JsonObject()
                .put("issuer", issuer())
                .put("authorization_endpoint", issuer() + "/authorize")
                .put("token_endpoint", issuer() + "/token")
                .put("jwks_uri", issuer() + "/jwks");
    }

    private JsonObject jwks() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        return new JsonObject()
                .put(
                        "keys",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("kty", "RSA")
                                        .put("kid", "1")
                                        .put("use", "sig")
                                        .put("alg", "RS256")
                                        .put("n", number(key.getModulus()))
                                        .put("e", number(key.getPublicExponent()))));
    }

    private static String number(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return TEXT.encodeToString(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private void authorize(HttpExchange asked) throws IOException {
        Map<String, String> query = form(asked.getRequestURI().getRawQuery());
        String code = "code-" + codes.size();
        codes.put(code, query);
        asked.getResponseHeaders()
                .add("Location", query.get("redirect_uri") + "?code=" + code + "&state=" + query.get("state"));
        asked.sendResponseHeaders(302, -1);
        asked.close();
    }

    private void token(HttpExchange asked) throws IOException {
        Map<String, String> form = form(new String(asked.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Map<String, String> begun = codes.remove(form.get("code"));
        try {
            byte[] verifier = String.valueOf(form.get("code_verifier")).getBytes(StandardCharsets.UTF_8);
            String challenge =
                    TEXT.encodeToString(MessageDigest.getInstance("SHA-256").digest(verifier));
            if (begun == null || !challenge.equals(begun.get("code_challenge"))) {
                asked.sendResponseHeaders(400, -1);
                asked.close();
                return;
            }
            answer(
                    asked,
                    new JsonObject()
                            .put("token_type", "Bearer")
                            .put("access_token", "opaque")
                            .put("expires_in", 300)
                            .put("id_token", idToken(begun.get("nonce"))));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String idToken(String nonce) throws GeneralSecurityException {
        long now = System.currentTimeMillis() / 1000;
        JsonObject body = new JsonObject()
                .put("iss", issuer())
                .put("aud", "kitchensync")
                .put("sub", "4711")
                .put("preferred_username", "eva")
                .put("iat", now)
                .put("exp", now + 300)
                .put("nonce", nonce)
                .mergeIn(claims);
        String text = part(new JsonObject().put("alg", "RS256").put("kid", "1")) + "." + part(body);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign((forged ? pair() : keys).getPrivate());
        signature.update(text.getBytes(StandardCharsets.US_ASCII));
        return text + "." + TEXT.encodeToString(signature.sign());
    }

    private static String part(JsonObject json) {
        return TEXT.encodeToString(json.encode().getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange asked, JsonObject json) throws IOException {
        byte[] body = json.encode().getBytes(StandardCharsets.UTF_8);
        asked.getResponseHeaders().add("Content-Type", "application/json");
        asked.sendResponseHeaders(200, body.length);
        asked.getResponseBody().write(body);
        asked.close();
    }

    private static Map<String, String> form(String text) {
        return Arrays.stream(text.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8), (a, b) -> b));
    }
}
