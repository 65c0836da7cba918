package kitchensync.logs;

import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtLogRecord;

/**
 * Writes a message on one line: what ends a line or steers a terminal is written as its code. Otherwise who has a text
 * of his own logged could make up entries. A stack trace keeps its lines, which begin with a tab.
 */
final class PlainLine extends ExtFormatter {

    private final ExtFormatter form;

    PlainLine(ExtFormatter form) {
        this.form = form;
    }

    @Override
    public String format(ExtLogRecord entry) {
        String message = entry.getFormattedMessage();
        String line = line(message);
        if (line.equals(message)) {
            return form.format(entry);
        }
        ExtLogRecord safe = new ExtLogRecord(entry);
        safe.setMessage(line, ExtLogRecord.FormatStyle.NO_FORMAT);
        return form.format(safe);
    }

    private static String line(String message) {
        if (message == null || message.codePoints().noneMatch(PlainLine::isUnsafe)) {
            return String.valueOf(message);
        }
        StringBuilder line = new StringBuilder(message.length() + 16);
        message.codePoints().forEach(c -> {
            if (c == '\n') {
                line.append("\\n");
            } else if (isUnsafe(c)) {
                line.append("\\u%04x".formatted(c));
            } else {
                line.appendCodePoint(c);
            }
        });
        return line.toString();
    }

    /** Controls but the tab, and Unicode's own ends of lines and turns of direction. */
    private static boolean isUnsafe(int c) {
        return (Character.isISOControl(c) && c != '\t')
                || Character.getType(c) == Character.LINE_SEPARATOR
                || Character.getType(c) == Character.PARAGRAPH_SEPARATOR
                || (c >= 0x202a && c <= 0x202e)
                || (c >= 0x2066 && c <= 0x2069);
    }

    @Override
    public boolean isCallerCalculationRequired() {
        return form.isCallerCalculationRequired();
    }
}
