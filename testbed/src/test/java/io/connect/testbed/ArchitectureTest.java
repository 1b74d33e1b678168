package io.connect.testbed;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The allowed dependencies between this module and its siblings, and between its packages. */
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
                    "io.connect.sqsserver..",
                    "io.connect.bench..",
                    "io.connect.gatling..",
                    "io.connect.features..",
                    "io.connect.reports..",
                    "io.gatling..");

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("io.connect.testbed.(**)").should().beFreeOfCycles();
}
