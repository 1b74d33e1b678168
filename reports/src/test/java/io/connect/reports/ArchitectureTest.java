package io.connect.reports;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.connect", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule reportsKnowsNoSiblingAndFewLibraries = classes()
            .that()
            .resideInAPackage("io.connect.reports..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.connect.reports..",
                    "java..",
                    "javax.xml..",
                    "com.sun.management..",
                    "com.fasterxml.jackson..",
                    "org.HdrHistogram..",
                    "picocli..",
                    "io.pebbletemplates..");

    @ArchTest
    static final ArchRule nothingKnowsTheCommandLine = classes()
            .that()
            .resideInAPackage("io.connect.reports.cli..")
            .should()
            .onlyHaveDependentClassesThat()
            .resideInAPackage("io.connect.reports.cli..");

    @ArchTest
    static final ArchRule statisticsArePure = classes()
            .that()
            .resideInAPackage("io.connect.reports.stats..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("io.connect.reports.stats..", "java.lang..", "java.util..");

    @ArchTest
    static final ArchRule packagesFormNoCycle =
            slices().matching("io.connect.reports.(**)").should().beFreeOfCycles();
}
