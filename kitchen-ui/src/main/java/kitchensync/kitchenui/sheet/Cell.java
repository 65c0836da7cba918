package kitchensync.kitchenui.sheet;

import java.math.BigDecimal;

/**
 * One cell of a {@link Table}.
 *
 * @param text for the eye
 * @param raw for a spreadsheet: a plain number where it is one
 * @param number whether {@code raw} is a number, or nothing in a column of numbers
 * @param link where the text leads; empty: nowhere
 * @param tone a class of the stylesheet, {@code bad}, {@code good} or empty; the text must say the same
 */
public record Cell(String text, String raw, boolean number, String link, String tone) {

    public static Cell text(String text) {
        return new Cell(text, text, false, "", "");
    }

    public static Cell link(String text, String address) {
        return new Cell(text, text, false, address, "");
    }

    public static Cell units(long units) {
        return new Cell(Figures.units(units), String.valueOf(units), true, "", "");
    }

    public static Cell money(BigDecimal dollars) {
        return new Cell(Figures.money(dollars), dollars.toPlainString(), true, "", "");
    }

    /** @param share of 1; NaN: none */
    public static Cell percent(double share) {
        return new Cell(Figures.percent(share), Double.isNaN(share) ? "" : rounded(100 * share, 2), true, "", "");
    }

    public static Cell decimal(double number) {
        return new Cell(Figures.decimal(number), Double.isNaN(number) ? "" : rounded(number, 3), true, "", "");
    }

    /** A sum of expected units: whole for the eye. */
    public static Cell whole(double number) {
        Cell exact = decimal(number);
        return Double.isNaN(number) ? exact : new Cell(Figures.units(Math.round(number)), exact.raw(), true, "", "");
    }

    public static Cell none() {
        return new Cell(Figures.NONE, "", true, "", "");
    }

    public Cell toned(String as) {
        return new Cell(text, raw, number, link, as);
    }

    private static String rounded(double number, int decimals) {
        return BigDecimal.valueOf(number)
                .setScale(decimals, java.math.RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
