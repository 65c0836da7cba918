package kitchensync.kitchenui.access;

import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.OidcRedirectFilter;
import io.quarkus.oidc.Redirect;
import jakarta.inject.Singleton;

/**
 * After a logout the provider asks for a password again: it still knows who was here, and would let the next person at the
 * same tablet in under that name.
 */
@Singleton
@Unremovable
@Redirect(Redirect.Location.OIDC_AUTHORIZATION)
class AskWho implements OidcRedirectFilter {

    @Override
    public void filter(OidcRedirectContext redirect) {
        if (SessionCookie.read(redirect.routingContext(), SessionCookie.LEFT).isPresent()) {
            redirect.additionalQueryParams().set("prompt", "login");
        }
    }
}
