package kitchensync.kitchenui.access;

import java.time.Duration;

/** Why a request is turned away. None tells whether a store exists. */
sealed interface Refusal {

    /** Nobody has logged in, or the session has ended. */
    record NoSession() implements Refusal {}

    /** The store is not among the viewer's. */
    record OtherStore(Viewer viewer) implements Refusal {}

    /** The role is too small. */
    record OtherRole(Viewer viewer, Role needed) implements Refusal {}

    /** No store at all is the viewer's. */
    record NoStore(Viewer viewer) implements Refusal {}

    /** The provider knows the person, but gives it no role. */
    record NoRole() implements Refusal {}

    /** The provider lists more stores for the person than a session's cookie holds. */
    record ManyStores() implements Refusal {}

    /** Sent by another site's page. */
    record OtherSite() implements Refusal {}

    /** Without login, under a name that is not this machine's own. */
    record OtherName() implements Refusal {}

    record NothingHere() implements Refusal {}

    /** A form longer than {@link FormLimit}. */
    record TooLong() implements Refusal {}

    /** A form that does not say how long it is. */
    record NoLength() implements Refusal {}

    record TooMany(Duration time) implements Refusal {

        /** Whole seconds, rounded up. */
        long seconds() {
            return Math.max(1, time.plusMillis(999).toSeconds());
        }
    }

    /** Its status over HTTP. */
    default int status() {
        return switch (this) {
            case NoSession no -> 401;
            case OtherStore no -> 403;
            case OtherRole no -> 403;
            case NoStore no -> 403;
            case NoRole no -> 403;
            case ManyStores no -> 403;
            case OtherSite no -> 403;
            case OtherName no -> 403;
            case NothingHere no -> 404;
            case TooLong no -> 413;
            case NoLength no -> 411;
            case TooMany no -> 429;
        };
    }

    default String title(AccessWords words) {
        return switch (this) {
            case NoSession no -> words.noSessionTitle();
            case OtherStore no -> words.otherStoreTitle();
            case OtherRole no -> words.roleTitle();
            case NoStore no -> words.noStoreTitle();
            case NoRole no -> words.noRoleTitle();
            case ManyStores no -> words.manyStoresTitle();
            case OtherSite no -> words.otherSiteTitle();
            case OtherName no -> words.otherNameTitle();
            case NothingHere no -> words.nothingTitle();
            case TooLong no -> words.tooLongTitle();
            case NoLength no -> words.noLengthTitle();
            case TooMany no -> words.tooManyTitle();
        };
    }

    /** What is the matter, and whom to ask. */
    default String text(AccessWords words) {
        return switch (this) {
            case NoSession no -> words.noSession();
            case OtherStore(Viewer viewer) -> words.otherStore(viewer.name(), words.called(viewer.role()));
            case OtherRole(Viewer viewer, Role needed) ->
                words.role(viewer.name(), words.called(viewer.role()), words.called(needed));
            case NoStore(Viewer viewer) -> words.noStore(viewer.name(), words.called(viewer.role()));
            case NoRole no -> words.noRole();
            case ManyStores no -> words.manyStores();
            case OtherSite no -> words.otherSite();
            case OtherName no -> words.otherName();
            case NothingHere no -> words.nothing();
            case TooLong no -> words.tooLong(FormLimit.KILOBYTES);
            case NoLength no -> words.noLength();
            case TooMany many -> words.tooMany(many.seconds());
        };
    }
}
