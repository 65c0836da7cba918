package kitchensync.kitchenui.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
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
import java.util.HashMap;
import java.util.List;
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
    static volatile Map<String, Object> claims = Map.of();

    /** Whether the next ID token is signed with a key that is none of the provider's. */
    static volatile boolean forged;

    /** What the last request to log somebody in said. */
    static volatile Map<String, String> asked = Map.of();

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

    private Map<String, Object> discovery() {
        return Map.of(
                "issuer", issuer(),
                "authorization_endpoint", issuer() + "/authorize",
                "token_endpoint", issuer() + "/token",
                "jwks_uri", issuer() + "/jwks");
    }

    private Map<String, Object> jwks() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        return Map.of(
                "keys",
                List.of(Map.of(
                        "kty", "RSA",
                        "kid", "1",
                        "use", "sig",
                        "alg", "RS256",
                        "n", number(key.getModulus()),
                        "e", number(key.getPublicExponent()))));
    }

    private static String number(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return TEXT.encodeToString(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private void authorize(HttpExchange asked) throws IOException {
        Map<String, String> query = form(asked.getRequestURI().getRawQuery());
        Provider.asked = query;
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
                    Map.of(
                            "token_type",
                            "Bearer",
                            "access_token",
                            "opaque",
                            "expires_in",
                            300,
                            "id_token",
                            idToken(begun.get("nonce"))));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String idToken(String nonce) throws GeneralSecurityException {
        long now = System.currentTimeMillis() / 1000;
        Map<String, Object> body = new HashMap<>(claims);
        body.putAll(Map.of(
                "iss",
                issuer(),
                "aud",
                "kitchensync",
                "sub",
                "4711",
                "preferred_username",
                "eva",
                "iat",
                now,
                "exp",
                now + 300,
                "nonce",
                nonce));
        String text = part(Map.of("alg", "RS256", "kid", "1")) + "." + part(body);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign((forged ? pair() : keys).getPrivate());
        signature.update(text.getBytes(StandardCharsets.US_ASCII));
        return text + "." + TEXT.encodeToString(signature.sign());
    }

    private static String part(Map<String, Object> json) {
        return TEXT.encodeToString(bytes(json));
    }

    private static byte[] bytes(Map<String, Object> json) {
        try {
            return new ObjectMapper().writeValueAsBytes(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void answer(HttpExchange asked, Map<String, Object> json) throws IOException {
        byte[] body = bytes(json);
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
