package kitchensync.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.channels.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Timer;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What breaks in a binary alone, and can be seen on a JVM. */
class NativeReadyTest {

    private static final List<String> SERVICES = List.of(
            "kitchensync.domain.",
            "kitchensync.ingest.",
            "kitchensync.pipeline.",
            "kitchensync.predictor.",
            "kitchensync.kitchenui.",
            "kitchensync.duckdb.",
            "kitchensync.logs.",
            "kitchensync.settings.");

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("kitchensync");

    /** What must begin in the process that runs, and not in the one that builds. */
    private static final List<Class<?>> OF_ONE_PROCESS = List.of(
            Thread.class,
            ThreadGroup.class,
            Executor.class,
            Timer.class,
            Random.class,
            RandomGenerator.class,
            Socket.class,
            Channel.class,
            HttpClient.class,
            ProcessHandle.class,
            Process.class);

    /** A native build initialises all classes, and keeps what their static fields hold. */
    @Test
    void noClassHoldsAThreadASocketOrRandomNumbers() throws Exception {
        List<String> held = new ArrayList<>();
        int looked = 0;
        for (JavaClass code : ours().toList()) {
            Class<?> type = Class.forName(code.getName());
            for (Field field : type.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers())) {
                    looked++;
                    field.setAccessible(true);
                    Object value = field.get(null);
                    if (OF_ONE_PROCESS.stream().anyMatch(kind -> kind.isInstance(value))) {
                        held.add(field.toString());
                    }
                }
            }
        }

        assertThat(looked).isGreaterThan(500);
        assertThat(held).isEmpty();
    }

    /** Jackson reaches what is in a registered record by reflection too. */
    @Test
    void whatIsInARegisteredTypeIsRegistered() {
        List<JavaClass> registered =
                ours().filter(NativeReadyTest::isRegistered).toList();
        List<String> missing = registered.stream()
                .flatMap(type -> type.getFields().stream()
                        .filter(field ->
                                !field.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.STATIC))
                        .flatMap(field -> parts(field.getType()))
                        .filter(part -> part.getName().startsWith("kitchensync.") && !isRegistered(part))
                        .map(part -> part.getName() + " in " + type.getName()))
                .toList();

        assertThat(registered).hasSizeGreaterThan(15);
        assertThat(missing).isEmpty();
    }

    private static Stream<JavaClass> parts(JavaType type) {
        return type instanceof JavaParameterizedType generic
                ? Stream.concat(
                        Stream.of(type.toErasure()),
                        generic.getActualTypeArguments().stream().flatMap(NativeReadyTest::parts))
                : Stream.of(type.toErasure().getBaseComponentType());
    }

    /** By itself, or with what it is nested in. */
    private static boolean isRegistered(JavaClass type) {
        return type.isAnnotatedWith(RegisterForReflection.class)
                || type.getEnclosingClass()
                        .filter(NativeReadyTest::isRegistered)
                        .isPresent();
    }

    private static Stream<JavaClass> ours() {
        return CODE.stream().filter(code -> SERVICES.stream().anyMatch(code.getName()::startsWith));
    }
}
