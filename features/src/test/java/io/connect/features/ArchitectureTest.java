package io.connect.features;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Specifications may depend on the testbed and the fault layer, never on the connector or the load side. */
@AnalyzeClasses(packages = "io.connect.features")
class ArchitectureTest {
    @ArchTest
    static final ArchRule neverSeesTheConnectorsClasses =
            noClasses().should().dependOnClassesThat().resideInAPackage("io.connect.sqs..");

    @ArchTest
    static final ArchRule neverSeesTheLoadSide =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("io.connect.gatling..", "io.gatling..");

    /** Specifications also test scenario files. They must not depend on any other part of the benchmark. */
    @ArchTest
    static final ArchRule knowsOfTheBenchmarkOnlyItsScenarios = noClasses()
            .should()
            .dependOnClassesThat(
                    resideInAPackage("io.connect.bench..").and(not(resideInAPackage("io.connect.bench.scenario.."))));

    @ArchTest
    static final ArchRule packagesHaveNoCycle =
            slices().matching("io.connect.features.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule stateDoesNotKnowTheStepsThatChangeIt = noClasses()
            .that()
            .resideInAnyPackage("io.connect.features.world..", "io.connect.features.environment..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.connect.features.steps..", "io.cucumber.java..");

    @ArchTest
    static final ArchRule environmentDoesNotKnowTheScenario = noClasses()
            .that()
            .resideInAPackage("io.connect.features.environment..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.connect.features.world..");

    @ArchTest
    static final ArchRule drawAndAccountOfTheLotteryTouchNothingThatRuns = noClasses()
            .that()
            .resideInAnyPackage("io.connect.features.lottery.plan..", "io.connect.features.lottery.account..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.connect.testbed..",
                    "io.connect.toxiproxy..",
                    "io.connect.features.environment..",
                    "org.apache.kafka..",
                    "software.amazon.awssdk..");
}
