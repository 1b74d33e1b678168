package io.connect.gatling;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.gatling.javaapi.core.Simulation;

@AnalyzeClasses(packages = "io.connect.gatling")
class ArchitectureTest {

    @ArchTest
    static final ArchRule knowsNeitherTheSubjectNorTheFaultLayer = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.connect.sqs..", "io.connect.toxiproxy..", "io.connect.features..")
            .because("the subject is used only through Connect and SQS, so that any other can replace it");

    @ArchTest
    static final ArchRule simulationsLieWhereMavenLooksForThem = classes()
            .that()
            .areAssignableTo(Simulation.class)
            .should()
            .resideInAPackage("io.connect.gatling")
            .andShould()
            .haveSimpleNameEndingWith("Simulation");
}
