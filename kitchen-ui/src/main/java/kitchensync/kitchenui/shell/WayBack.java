package kitchensync.kitchenui.shell;

import java.util.Arrays;
import java.util.List;

/** Where somebody goes on whose address or form was refused. */
final class WayBack {

    /** Of {@code stores/012/plan}. */
    private static final int PAGE_PARTS = 3;

    private WayBack() {}

    /**
     * @param method in capitals
     * @param path that was asked for, without a query: of a page, of one of its files, or of one of its forms
     * @return the path of the page
     */
    static String of(String method, String path) {
        List<String> parts =
                Arrays.stream(path.split("/")).filter(part -> !part.isEmpty()).toList();
        int page = parts.size();
        if (!method.equals("GET")) {
            page = Math.min(page, PAGE_PARTS);
        } else if (path.endsWith(".csv")) {
            page--;
        }
        return "/" + String.join("/", parts.subList(0, page));
    }
}
