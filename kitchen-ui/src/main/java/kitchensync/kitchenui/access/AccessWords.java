package kitchensync.kitchenui.access;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the login page and of refusals; Spanish is in messages/access_es.properties. */
@MessageBundle(value = "access", locale = "en")
public interface AccessWords {

    @Message("Log in")
    String login();

    @Message("Name")
    String name();

    @Message("Password")
    String password();

    @Message("Log in as somebody else")
    String another();

    @Message("Log out {name}")
    String leave(String name);

    @Message("{name} ({role}) is logged in here.")
    String here(String name, String role);

    @Message("To my store")
    String home();

    @Message("Your name or password is not right.")
    String wrong();

    @Message("Too often")
    String tooManyTitle();

    @Message("Wait {seconds} seconds, then try again.")
    String tooMany(long seconds);

    @Message("Please log in")
    String noSessionTitle();

    @Message("Your login has ended, or you have not logged in on this tablet yet. Nothing is lost: log in and go on.")
    String noSession();

    @Message("Not one of your stores")
    String otherStoreTitle();

    @Message("You are logged in as {name} ({role}). This store is not among yours, or there is none of that number. Ask"
            + " whoever looks after KitchenSync's users to add it, or log in as somebody who has it.")
    String otherStore(String name, String role);

    @Message("Not for your role")
    String roleTitle();

    @Message("You are logged in as {name} ({role}). This is for the role {needed}. Ask whoever looks after"
            + " KitchenSync's users, or log in as somebody who has it.")
    String role(String name, String role, String needed);

    @Message("No store yet")
    String noStoreTitle();

    @Message("You are logged in as {name} ({role}), but no store is given to you yet. Ask whoever looks after"
            + " KitchenSync's users.")
    String noStore(String name, String role);

    @Message("Not from here")
    String otherSiteTitle();

    @Message("Only KitchenSync's own pages may change anything. Open the store and tap there.")
    String otherSite();

    @Message("Only as localhost")
    String otherNameTitle();

    @Message("Without login these pages answer only under the address http://localhost or http://127.0.0.1.")
    String otherName();

    @Message("There is no such page")
    String nothingTitle();

    @Message("KitchenSync shows nothing at this address.")
    String nothing();

    @Message("The form is too long")
    String tooLongTitle();

    @Message("Nothing was kept: a form may have at most {kilobytes} KB. Go back and write less.")
    String tooLong(int kilobytes);

    @Message("The form has no length")
    String noLengthTitle();

    @Message("Nothing was kept: a form has to say how long it is, with Content-Length.")
    String noLength();

    @Message("No role")
    String noRoleTitle();

    @Message("Your login is right, but it has no role in KitchenSync. Ask whoever looks after your company's logins.")
    String noRole();

    @Message("Too many stores")
    String manyStoresTitle();

    @Message(
            "Your login is right, but it lists more stores than a browser can keep. Ask whoever looks after your company's"
                    + " logins to give it its regions, or * for all stores.")
    String manyStores();

    @Message("{#when role}{#is CREW}crew{#is MANAGER}manager{#is AREA}area{#is ADMIN}admin{/when}")
    String called(Role role);
}
