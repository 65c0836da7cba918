package kitchensync.kitchenui.queue;

import java.util.List;

/**
 * A card or row of the queue as HTML with {@link Blanks}.
 *
 * @param pieces from one blank to the next; all but the first begin with the letter of the blank
 */
record Stencil(List<String> pieces) {

    static Stencil of(String html) {
        return new Stencil(List.of(html.split(Blanks.MARK, -1)));
    }

    int length() {
        return pieces.stream().mapToInt(String::length).sum();
    }

    String fill(Blanks with) {
        StringBuilder html = new StringBuilder(pieces.getFirst());
        for (String piece : pieces.subList(1, pieces.size())) {
            html.append(with.of(piece.charAt(0))).append(piece, 1, piece.length());
        }
        return html.toString();
    }
}
