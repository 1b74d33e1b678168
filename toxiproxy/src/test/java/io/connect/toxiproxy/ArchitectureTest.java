package io.connect.toxiproxy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.connect", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule KNOWS_NONE_OF_ITS_SIBLINGS = noClasses()
            .that()
            .resideInAPackage("io.connect.toxiproxy..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.connect.sqs..",
                    "io.connect.testbed..",
                    "io.connect.gatling..",
                    "io.connect.reports..",
                    "io.connect.features..");

    @ArchTest
    static final ArchRule TOXICS_ARE_PURE = noClasses()
            .that()
            .resideInAPackage("io.connect.toxiproxy.toxic..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.netty..", "io.undertow..", "java.net..", "java.io..", "org.slf4j..");

    @ArchTest
    static final ArchRule ARROWS_POINT_ONE_WAY = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("server")
            .definedBy("io.connect.toxiproxy")
            .layer("bench")
            .definedBy("io.connect.toxiproxy.bench..")
            .layer("api")
            .definedBy("io.connect.toxiproxy.api..")
            .layer("profile")
            .definedBy("io.connect.toxiproxy.profile..")
            .layer("http")
            .definedBy("io.connect.toxiproxy.http..")
            .layer("timeline")
            .definedBy("io.connect.toxiproxy.timeline..")
            .layer("proxy")
            .definedBy("io.connect.toxiproxy.proxy..")
            .layer("link")
            .definedBy("io.connect.toxiproxy.link..")
            .layer("toxic")
            .definedBy("io.connect.toxiproxy.toxic..")
            .whereLayer("bench")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("server")
            .mayOnlyBeAccessedByLayers("bench")
            .whereLayer("api")
            .mayOnlyBeAccessedByLayers("server")
            .whereLayer("profile")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("http")
            .mayOnlyBeAccessedByLayers("bench")
            .whereLayer("timeline")
            .mayOnlyBeAccessedByLayers("profile", "http")
            .whereLayer("proxy")
            .mayOnlyBeAccessedByLayers("server", "api", "profile", "bench")
            .whereLayer("link")
            .mayOnlyBeAccessedByLayers("server", "api", "proxy");
}
