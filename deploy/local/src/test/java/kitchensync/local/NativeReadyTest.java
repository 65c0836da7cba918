package kitchensync.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Min;
import java.io.File;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.Buffer;
import java.nio.channels.Channel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Timer;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import kitchensync.settings.AtLeast;
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

    /** What must begin in the process that runs, and not in the one that builds, or is of that one's machine. */
    private static final List<Class<?>> OF_ONE_PROCESS = List.of(
            Thread.class,
            ThreadGroup.class,
            Executor.class,
            Timer.class,
            Random.class,
            RandomGenerator.class,
            Socket.class,
            InetAddress.class,
            Channel.class,
            HttpClient.class,
            ProcessHandle.class,
            Process.class,
            ZipFile.class,
            InputStream.class,
            OutputStream.class,
            File.class,
            Path.class);

    /** Packages of which native-image.properties says that they begin in the process that runs. */
    private static final List<String> BEGUN_LATER = List.of("org.duckdb.", "ai.onnxruntime.");

    /** A native build initialises all classes, and keeps what their static fields hold. */
    @Test
    void noClassHoldsAThreadASocketOrRandomNumbers() throws Exception {
        HeldByClasses held = new HeldByClasses(NativeReadyTest::isOfOneProcess);
        List<String> wrong = new ArrayList<>();
        for (JavaClass code : ours().toList()) {
            wrong.addAll(held.wrongIn(Class.forName(code.getName())));
        }

        assertThat(held.fields()).isGreaterThan(500);
        assertThat(wrong).isEmpty();
    }

    @Test
    void whatIsHeldFarDownIsFound() throws Exception {
        assertThat(new HeldByClasses(NativeReadyTest::isOfOneProcess).wrongIn(Dice.class))
                .containsExactly(Dice.class.getName() + ".ALL[][].numbers: java.util.Random");
    }

    private record Dice(Random numbers) {
        @SuppressWarnings("unused") // by reflection
        static final Map<String, List<Dice>> ALL = Map.of("one", List.of(new Dice(new Random(1))));
    }

    private static boolean isOfOneProcess(Object value) {
        return OF_ONE_PROCESS.stream().anyMatch(kind -> kind.isInstance(value))
                || (value instanceof Buffer buffer && buffer.isDirect())
                || BEGUN_LATER.stream().anyMatch(value.getClass().getName()::startsWith);
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

    /** Bounds are read by reflection: those of settings that are not registered would hold nothing in a binary. */
    @Test
    void settingsWithBoundsAreRegistered() {
        assertThat(ours().filter(type -> type.getMethods().stream().anyMatch(NativeReadyTest::hasBound)))
                .hasSizeGreaterThan(8)
                .allMatch(NativeReadyTest::isRegistered);
    }

    private static boolean hasBound(JavaMethod method) {
        return method.getAnnotations().stream()
                .map(annotation -> annotation.getRawType())
                .anyMatch(type -> type.isEquivalentTo(AtLeast.class)
                        || type.getPackageName().equals(Min.class.getPackageName()));
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
