package kitchensync.local.serve;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;

/** Writes answers as they come, a line each, for as long as somebody reads them. */
final class AnswerLines {

    private final OutputStream out;
    private final ObjectMapper json;
    private boolean gone;

    AnswerLines(OutputStream out, ObjectMapper json) {
        this.out = out;
        this.json = json;
    }

    synchronized void write(PipelineAnswer answer) {
        if (gone) {
            return;
        }
        try {
            out.write(json.writeValueAsBytes(answer));
            out.write('\n');
            out.flush();
        } catch (IOException away) {
            gone = true;
        }
    }
}
