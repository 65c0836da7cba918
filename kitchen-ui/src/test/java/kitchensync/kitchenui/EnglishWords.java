package kitchensync.kitchenui;

import io.quarkus.qute.Engine;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.Message;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Locale;
import java.util.Objects;
import kitchensync.kitchenui.page.Speech;
import org.jspecify.annotations.Nullable;

/** The message bundles in English, read from their annotations, for tests without a container. */
public final class EnglishWords {

    public static final Speech SPEECH = new Speech(Locale.ENGLISH, EnglishWords::of);

    private static final Engine ENGINE = Engine.builder()
            .addDefaults()
            .addValueResolver(new ReflectionValueResolver())
            .build();

    private EnglishWords() {}

    private static Object of(Class<?> bundle) {
        return Proxy.newProxyInstance(
                bundle.getClassLoader(), new Class<?>[] {bundle}, (proxy, method, values) -> said(method, values));
    }

    private static String said(Method method, @Nullable Object @Nullable [] values) {
        String text =
                Objects.requireNonNull(method.getAnnotation(Message.class)).value();
        TemplateInstance message = ENGINE.parse(text).instance();
        for (int i = 0; i < method.getParameterCount(); i++) {
            message.data(method.getParameters()[i].getName(), Objects.requireNonNull(values)[i]);
        }
        return message.render();
    }
}
