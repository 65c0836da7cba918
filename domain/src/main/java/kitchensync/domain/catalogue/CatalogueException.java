package kitchensync.domain.catalogue;

import java.util.List;

/** A catalogue file that cannot be used. The message has one line a problem, each with file, entry, field, remedy. */
public final class CatalogueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CatalogueException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
    }
}
