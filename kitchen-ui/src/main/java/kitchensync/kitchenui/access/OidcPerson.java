package kitchensync.kitchenui.access;

import io.quarkus.oidc.runtime.OidcJwtCallerPrincipal;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jose4j.jwt.JwtClaims;
import org.jspecify.annotations.Nullable;

/** Reads from a provider's ID token who somebody is here. */
@Singleton
class OidcPerson {

    private final AccessSettings.Oidc settings;

    OidcPerson(AccessSettings settings) {
        this.settings = settings.oidc();
    }

    /** The person; empty when the token gives it no role. */
    Optional<User> of(SecurityIdentity identity) {
        return identity.getPrincipal() instanceof OidcJwtCallerPrincipal token
                ? of(token.getName(), token.getClaims())
                : Optional.empty();
    }

    /** @param claims as the token has them: {@code JsonWebToken} drops {@code groups} that are no list */
    private Optional<User> of(String name, JwtClaims claims) {
        String prefix = settings.rolePrefix().orElse("");
        return texts(claims.getClaimValue(settings.roleClaim())).stream()
                .filter(text -> text.startsWith(prefix))
                .flatMap(text -> Role.of(text.substring(prefix.length())).stream())
                .max(Comparator.naturalOrder())
                .map(role -> new User(
                        name,
                        role,
                        texts(claims.getClaimValue(settings.storesClaim())),
                        texts(claims.getClaimValue(settings.regionsClaim())),
                        ""));
    }

    /** A claim is a text, or a list of texts, in one of two libraries' clothes. */
    private static List<String> texts(@Nullable Object claim) {
        return switch (claim) {
            case null -> List.of();
            case String text -> List.of(text);
            case JsonString text -> List.of(text.getString());
            case JsonArray list ->
                list.stream().flatMap(each -> text(each).stream()).toList();
            case Collection<?> list ->
                list.stream().flatMap(each -> texts(each).stream()).toList();
            default -> List.of();
        };
    }

    private static Optional<String> text(JsonValue value) {
        return value instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
    }
}
