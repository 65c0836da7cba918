package kitchensync.local;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import kitchensync.local.command.KitchenSync;
import picocli.CommandLine;

/** A command that starts no services, run in this process. */
record CommandRun(int exit, String out, String err) {

    static synchronized CommandRun of(String... arguments) {
        PrintStream usual = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter err = new StringWriter();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            CommandLine line = KitchenSync.commandLine().setErr(new PrintWriter(err, true));
            return new CommandRun(line.execute(arguments), out.toString(StandardCharsets.UTF_8), err.toString());
        } finally {
            System.setOut(usual);
        }
    }
}
