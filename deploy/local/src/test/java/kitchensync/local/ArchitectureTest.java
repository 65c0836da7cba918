package kitchensync.local;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Outgoing;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The walls of the house, held against the compiled code of every module. */
class ArchitectureTest {

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("kitchensync");

    private static final String[] FRAMEWORKS = {
        "io.quarkus..", "jakarta..", "io.smallrye..", "io.vertx..", "org.eclipse.microprofile..", "org.jboss.."
    };
    private static final String[] SQL = {"java.sql..", "javax.sql..", "io.agroal..", "io.vertx..sqlclient.."};

    @Test
    void theWholeHouseIsLookedAt() {
        for (String room : List.of(
                "domain",
                "ingest",
                "ingest.api",
                "simulator",
                "pipeline",
                "predictor",
                "kitchenui",
                "embedded",
                "duckdb",
                "local")) {
            assertThat(CODE.stream().filter(code -> code.getPackageName().startsWith("kitchensync." + room)))
                    .as(room)
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "simulator", "pipeline", "predictor", "kitchenui"})
    void aServiceKnowsNoOtherService(String service) {
        noClasses()
                .that()
                .resideInAPackage("kitchensync." + service + "..")
                .should()
                .dependOnClassesThat(resideInAPackage("kitchensync..")
                        .and(not(resideInAnyPackage(
                                "kitchensync." + service + "..",
                                "kitchensync.domain..",
                                "kitchensync.settings..",
                                "kitchensync.schemas..",
                                "kitchensync.pages..",
                                "kitchensync.ingest.api.."))))
                .check(CODE);
    }

    /** Packages that need each other are one thing under several names: none can be read, or changed, by itself. */
    @Test
    void packagesDoNotDependOnEachOtherInCircles() {
        slices().matching("kitchensync.(**)").should().beFreeOfCycles().check(CODE);
    }

    @Test
    void theDomainIsPlainJava() {
        classes()
                .that()
                .resideInAPackage("kitchensync.domain..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("kitchensync.domain..", "java..", "com.fasterxml.jackson..", "org.jspecify..")
                .check(CODE);
    }

    @Test
    void engineStartersKnowNoService() {
        classes()
                .that()
                .resideInAnyPackage(
                        "kitchensync.embedded..",
                        "kitchensync.duckdb..",
                        "kitchensync.schemas..",
                        "kitchensync.pages..",
                        "kitchensync.settings..")
                .should()
                .onlyDependOnClassesThat(not(resideInAPackage("kitchensync.."))
                        .or(resideInAnyPackage(
                                "kitchensync.embedded..",
                                "kitchensync.duckdb..",
                                "kitchensync.schemas..",
                                "kitchensync.pages..",
                                "kitchensync.settings..",
                                "kitchensync.domain..")))
                .check(CODE);
    }

    @Test
    void aResourceAsksItsServiceAndNeverTheDatabase() {
        noClasses()
                .that()
                .areAssignableTo(annotatedWith(Path.class))
                .and(not(resideInAPackage("kitchensync.local..")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SQL)
                .check(CODE);
    }

    @Test
    void theCoreIsPure() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "kitchensync.simulator.kernel..",
                        "kitchensync.simulator.kitchen..",
                        "kitchensync.simulator.demand..",
                        "kitchensync.simulator.trial",
                        "kitchensync.domain.slot..",
                        "kitchensync.domain.catalogue..",
                        "kitchensync.domain.event..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(FRAMEWORKS).or(resideInAnyPackage(SQL)))
                .check(CODE);
    }

    @Test
    void timeComesFromAnInjectedClock() {
        noClasses()
                .that()
                .resideInAPackage("kitchensync..")
                .and()
                .haveSimpleNameNotEndingWith("Beans")
                .and(not(resideInAnyPackage("kitchensync.local..", "kitchensync.embedded..")))
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(CODE);
    }

    /** Flyway's own search of the class path works on the JVM, and ends a native binary: kitchensync.schemas has both ways. */
    @Test
    void aServiceAsksForItsScriptsToBeRun() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "kitchensync.ingest..",
                        "kitchensync.pipeline..",
                        "kitchensync.predictor..",
                        "kitchensync.kitchenui..",
                        "kitchensync.simulator..")
                .should()
                .callMethod(Flyway.class, "configure")
                .orShould()
                .callMethod(Flyway.class, "configure", ClassLoader.class)
                .check(CODE);
    }

    /** A record that travels only over Kafka works on the JVM without this, and breaks a native image. */
    @Test
    void whatTravelsOverKafkaIsRegisteredForReflection() {
        List<JavaClass> payloads = payloads();

        assertThat(payloads).isNotEmpty();
        assertThat(payloads)
                .allSatisfy(payload -> assertThat(payload.isAnnotatedWith(RegisterForReflection.class))
                        .as(payload.getName())
                        .isTrue());
    }

    private static List<JavaClass> payloads() {
        Stream<JavaClass> emitted = CODE.stream()
                .flatMap(code -> code.getFields().stream())
                .filter(field -> field.getRawType().isAssignableTo(Emitter.class))
                .filter(field -> field.getType() instanceof JavaParameterizedType)
                .flatMap(field -> ((JavaParameterizedType) field.getType()).getActualTypeArguments().stream())
                .map(type -> type.toErasure());
        Stream<JavaClass> handled = CODE.stream()
                .flatMap(code -> code.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(Incoming.class) || method.isAnnotatedWith(Outgoing.class))
                .flatMap(method ->
                        Stream.concat(method.getRawParameterTypes().stream(), Stream.of(method.getRawReturnType())));
        return Stream.concat(emitted, handled)
                .filter(describe(
                        "ours", (JavaClass type) -> type.getPackageName().startsWith("kitchensync")))
                .distinct()
                .toList();
    }
}
