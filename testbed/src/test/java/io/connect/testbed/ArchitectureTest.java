package io.connect.testbed;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between the modules, and between the packages that promise to be pure. */
@AnalyzeClasses(packages = "io.connect", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule TESTBED_KNOWS_NO_SIBLING_BUT_THE_FAULT_LAYER = noClasses()
            .that()
            .resideInAPackage("io.connect.testbed..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.connect.sqs..",
                    "io.connect.gatling..",
                    "io.connect.features..",
                    "io.connect.reports..",
                    "io.gatling..");

    @ArchTest
    static final ArchRule LEDGER_IS_PURE = classes()
            .that()
            .resideInAPackage("io.connect.testbed.ledger..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.connect.testbed.ledger..",
                    "org.HdrHistogram..",
                    "java.lang..",
                    "java.util..",
                    "java.math..",
                    "java.nio",
                    "java.nio.charset..");

    @ArchTest
    static final ArchRule SCENARIO_KNOWS_NOTHING_THAT_RUNS = classes()
            .that()
            .resideInAPackage("io.connect.testbed.scenario..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.connect.testbed.scenario..",
                    "com.fasterxml.jackson..",
                    "org.yaml.snakeyaml..",
                    "java.lang..",
                    "java.util..",
                    "java.math..",
                    "java.time..",
                    "java.net",
                    "java.io",
                    "java.nio..");

    @ArchTest
    static final ArchRule SCENARIO_PACKAGES_DO_NOT_LEAN_ON_EACH_OTHER_IN_CIRCLES =
            slices().matching("io.connect.testbed.scenario.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule RECORDS_DO_NOT_KNOW_HOW_THEY_ARE_READ = noClasses()
            .that()
            .resideInAnyPackage("io.connect.testbed.scenario", "io.connect.testbed.scenario.unit")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.connect.testbed.scenario.read");
}
