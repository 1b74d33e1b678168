package io.connect.bench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Checks the dependencies of this module on its siblings, and those of the packages that must be pure. */
@AnalyzeClasses(packages = "io.connect.bench", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule THE_SUBJECT_IS_REACHED_THROUGH_CONNECT_AND_SQS_ALONE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.connect.sqs..", "io.connect.features..")
            .because("any other connector can replace it");

    @ArchTest
    static final ArchRule THE_ENGINE_THAT_OFFERS_THE_LOAD_IS_NOT_KNOWN_HERE =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("io.connect.gatling..", "io.gatling..");

    @ArchTest
    static final ArchRule LEDGER_IS_PURE = classes()
            .that()
            .resideInAPackage("io.connect.bench.ledger..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.connect.bench.ledger..",
                    "io.connect.reports.model..",
                    "org.HdrHistogram..",
                    "java.lang..",
                    "java.util..",
                    "java.math..",
                    "java.nio",
                    "java.nio.charset..");

    @ArchTest
    static final ArchRule SCENARIO_KNOWS_NOTHING_THAT_RUNS = classes()
            .that()
            .resideInAPackage("io.connect.bench.scenario..")
            .and()
            .resideOutsideOfPackage("io.connect.bench.scenario.fault")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.connect.bench.scenario..",
                    "io.connect.bench.fault.kind",
                    "io.connect.reports.model..",
                    "io.connect.reports.scenario..",
                    "io.connect.reports.text",
                    "io.connect.testbed.docker",
                    "io.connect.testbed.sqs",
                    "com.fasterxml.jackson..",
                    "org.yaml.snakeyaml..",
                    "java.lang..",
                    "java.util..",
                    "java.math..",
                    "java.time..",
                    "java.net",
                    "java.io",
                    "java.nio..")
            .because("only a fault acts on running parts, so that a kind of fault is one class");

    @ArchTest
    static final ArchRule FAULTS_KNOW_THE_TESTBED_AND_THE_FAULT_LAYER_ALONE = classes()
            .that()
            .resideInAnyPackage("io.connect.bench.scenario.fault", "io.connect.bench.fault.kind")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.connect.bench.scenario.fault",
                    "io.connect.bench.scenario.key",
                    "io.connect.bench.scenario.unit",
                    "io.connect.bench.fault.kind",
                    "io.connect.testbed..",
                    "io.connect.toxiproxy..",
                    "org.slf4j",
                    "java..");

    @ArchTest
    static final ArchRule KINDS_OF_FAULT_ARE_KNOWN_TO_THE_LANGUAGE_ALONE = noClasses()
            .that()
            .resideInAPackage("io.connect.bench..")
            .and()
            .resideOutsideOfPackages(
                    "io.connect.bench.scenario.table", "io.connect.bench.fault", "io.connect.bench.fault.kind")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.connect.bench.fault.kind");

    @ArchTest
    static final ArchRule SCENARIOS_DO_NOT_KNOW_HOW_THEY_ARE_READ = noClasses()
            .that()
            .resideInAPackage("io.connect.bench.scenario..")
            .and()
            .resideOutsideOfPackages(
                    "io.connect.bench.scenario.read",
                    "io.connect.bench.scenario.table",
                    "io.connect.bench.scenario.yaml")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.connect.bench.scenario.read",
                    "io.connect.bench.scenario.table",
                    "io.connect.bench.scenario.yaml");

    @ArchTest
    static final ArchRule FIGURES_ARE_WORKED_OUT_FROM_PLAIN_VALUES = noClasses()
            .that()
            .resideInAPackage("io.connect.bench.figure")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "io.connect.bench.run..", "java.nio.file..");

    @ArchTest
    static final ArchRule THE_LOAD_KNOWS_NEITHER_ENVIRONMENT_NOR_RESULTS = noClasses()
            .that()
            .resideInAPackage("io.connect.bench.load")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.connect.testbed..", "io.connect.reports..", "io.connect.bench.run..");

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("io.connect.bench.(**)").should().beFreeOfCycles();
}
