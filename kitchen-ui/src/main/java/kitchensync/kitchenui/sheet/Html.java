package kitchensync.kitchenui.sheet;

/** For what is put together without a template, because there is so much of it. */
public final class Html {

    private Html() {}

    /** Text as it stands in HTML and in its attributes. */
    public static String escaped(String text) {
        for (int at = 0; at < text.length(); at++) {
            char each = text.charAt(at);
            if (each <= '>' && (each == '&' || each == '<' || each == '>' || each == '"' || each == '\'')) {
                return text.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;")
                        .replace("'", "&#39;");
            }
        }
        return text;
    }
}
