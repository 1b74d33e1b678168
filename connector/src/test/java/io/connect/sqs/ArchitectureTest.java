package io.connect.sqs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.connect.sqs", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

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

    /** The worker's own classes are not a plugin's to use. */
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

    /** The root puts the stages together and is put together of them; below it the arrows run one way. */
    @ArchTest
    static final ArchRule noCyclesBelowTheRoot =
            slices().matching("io.connect.sqs.(*)..").should().beFreeOfCycles();
}
