package io.connect.sqs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Timer;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@AnalyzeClasses(packages = "io.connect.sqs", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final long MOST_FILES = 25;

    @ArchTest
    static final ArchRule knowsNoSibling = noClasses()
            .that()
            .resideInAPackage("io.connect.sqs..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.connect.toxiproxy..",
                    "io.connect.testbed..",
                    "io.connect.reports..",
                    "io.connect.gatling..",
                    "io.connect.features..");

    /** A plugin must not use the worker's internal classes. */
    @ArchTest
    static final ArchRule usesTheApiOfConnectAndNotItsRuntime = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka.connect.runtime..", "org.apache.kafka.connect.util..");

    @ArchTest
    static final ArchRule clientsAreBuiltInOnePlace = noClasses()
            .that()
            .resideOutsideOfPackage("io.connect.sqs.client..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("software.amazon.awssdk.http..", "software.amazon.awssdk.auth..");

    @ArchTest
    static final ArchRule onlyThePortKnowsTheSdkOfSqs = noClasses()
            .that()
            .resideOutsideOfPackages("io.connect.sqs.client..", "io.connect.sqs.queue..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon.awssdk.services.sqs..");

    @ArchTest
    static final ArchRule convertersKnowNothingOfTheFlow = noClasses()
            .that()
            .resideInAPackage("io.connect.sqs.converter..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.connect.sqs.flow..",
                    "io.connect.sqs.receive..",
                    "io.connect.sqs.inflight..",
                    "io.connect.sqs.ack..",
                    "io.connect.sqs.fifo..",
                    "io.connect.sqs.queue..");

    /**
     * Lets the simulation run a task on its own clock and thread. Converters and objects that outlive a task are
     * excluded.
     */
    @ArchTest
    static final ArchRule timeThreadsAndChanceComeFromTheMachineOfTheTask = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.connect.sqs.ack..",
                    "io.connect.sqs.error..",
                    "io.connect.sqs.fifo..",
                    "io.connect.sqs.flow..",
                    "io.connect.sqs.inflight..",
                    "io.connect.sqs.receive..",
                    "io.connect.sqs.record..")
            .should()
            .accessTargetWhere(isOneOf("System.nanoTime", "System.currentTimeMillis", "Math.random", "UUID.randomUUID"))
            .orShould()
            .accessTargetWhere(isOneOf("Instant.now", "InstantSource.system", "Thread.<init>", "Thread.sleep"))
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(Executors.class, Random.class, ThreadLocalRandom.class, SecureRandom.class, Timer.class);

    /** The root package assembles the stages. No other package may depend on it. */
    @ArchTest
    static final ArchRule nothingKnowsTheRoot = noClasses()
            .that()
            .resideOutsideOfPackage("io.connect.sqs")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.connect.sqs");

    /** Each package is its own slice, at any depth of nesting. */
    @ArchTest
    static final ArchRule arrowsBetweenPackagesRunOneWay =
            slices().matching("io.connect.sqs.(**)").should().beFreeOfCycles();

    /** Also matches a method that is passed as a method reference. */
    private static DescribedPredicate<JavaAccess<?>> isOneOf(String... targets) {
        return DescribedPredicate.describe(
                "is one of " + List.of(targets),
                access -> List.of(targets)
                        .contains(access.getTargetOwner().getSimpleName()
                                + '.'
                                + access.getTarget().getName()));
    }

    @Test
    void noPackageIsTooLargeToBeSeenAtAGlance() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            Map<Path, Long> filesByPackage = files.filter(
                            file -> file.getFileName().toString().endsWith(".java"))
                    .collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));

            assertThat(filesByPackage)
                    .isNotEmpty()
                    .allSatisfy((folder, count) ->
                            assertThat(count).as("files in %s", folder).isLessThanOrEqualTo(MOST_FILES));
        }
    }
}
