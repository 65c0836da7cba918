package kitchensync.bench.startup;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kitchensync.bench.report.Median;
import kitchensync.bench.report.Rounded;

/**
 * How long every service takes to its first right answer.
 *
 * @param nativeMissing why there are no binaries among it; empty when there are
 */
record StartupReport(List<Service> services, int rounds, String nativeMissing) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double THREE_DECIMALS = 1e3;
    private static final double AOT_BAR = .8;
    private static final double LESS_BAR = .4;

    /** A service in its forms; a binary only where there is one. */
    record Service(String name, Form plain, Form aot, Optional<Form> binary) {

        /** The part of the plain jar's time that the cache saves. */
        double saved() {
            return 1 - aot.seconds() / plain.seconds();
        }
    }

    /** The medians of some starts. */
    record Form(double seconds, double rssMib) {
        static Form of(List<Start> starts) {
            return new Form(
                    Median.of(starts, Start::seconds).seconds(),
                    Median.of(starts, Start::rssMib).rssMib());
        }
    }

    String table() {
        StringBuilder text = new StringBuilder();
        line(
                text,
                "Seconds from the start of the process to its first right answer, and resident MiB then; medians of %d.",
                rounds);
        line(
                text,
                "%-12s %18s %18s %18s %7s  %s",
                "",
                "plain jar",
                "AOT cache",
                "binary",
                "saved",
                "wanted: <= 0.8 s, >= 40 %");
        for (Service service : services) {
            line(
                    text,
                    "%-12s %18s %18s %18s %6.0f%%  %s",
                    service.name(),
                    form(service.plain()),
                    form(service.aot()),
                    service.binary().map(StartupReport::form).orElse("-"),
                    service.saved() * 100,
                    (service.aot().seconds() <= AOT_BAR ? "met" : "NOT MET") + ", "
                            + (service.saved() >= LESS_BAR ? "met" : "NOT MET"));
        }
        if (!nativeMissing.isEmpty()) {
            line(text, "Missing: %s", nativeMissing);
        }
        return text.toString();
    }

    private static String form(Form form) {
        return String.format(Locale.ROOT, "%.2f s %,4.0f MiB", form.seconds(), form.rssMib());
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    /** For programs: one line. */
    String json() {
        ObjectNode all = JSON.createObjectNode();
        ObjectNode byName = all.putObject("services");
        for (Service service : services) {
            ObjectNode one = byName.putObject(service.name());
            one.put("plain_seconds", service.plain().seconds());
            one.put("aot_seconds", service.aot().seconds());
            one.put("aot_saved", service.saved());
            one.put("plain_rss_mib", service.plain().rssMib());
            one.put("rss_mib", service.aot().rssMib());
            service.binary().ifPresent(binary -> {
                one.put("native_seconds", binary.seconds());
                one.put("native_rss_mib", binary.rssMib());
            });
        }
        all.put("rounds", rounds);
        return Rounded.of(all, THREE_DECIMALS).toString();
    }
}
