package kitchensync.kitchenui.page;

import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.ParserHelper;
import io.quarkus.qute.ParserHook;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;

/** Templates are indented for whoever reads them; what is sent is not. Line breaks stay, so words stay apart. */
@Singleton
class NoIndentation implements ParserHook {

    private static final Pattern INDENTATION = Pattern.compile("^[ \t]+", Pattern.MULTILINE);

    void add(@Observes EngineBuilder engine) {
        engine.addParserHook(this);
    }

    @Override
    public void beforeParsing(ParserHelper template) {
        template.addContentFilter(text -> INDENTATION.matcher(text).replaceAll(""));
    }
}
