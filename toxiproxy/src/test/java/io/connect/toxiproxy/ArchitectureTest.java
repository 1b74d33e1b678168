package io.connect.toxiproxy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

@AnalyzeClasses(packages = "io.connect", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final int MOST_PARAMETERS = 7;
    private static final int MOST_FILES = 25;

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
    static final ArchRule NO_PACKAGES_NEED_EACH_OTHER =
            slices().matching("io.connect.toxiproxy.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule CONSTRUCTORS_TAKE_AT_MOST_SEVEN = classes()
            .that()
            .resideInAPackage("io.connect.toxiproxy..")
            .should(new ArchCondition<>("have constructors of at most " + MOST_PARAMETERS + " parameters") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    type.getConstructors().stream()
                            .filter(constructor ->
                                    constructor.getRawParameterTypes().size() > MOST_PARAMETERS)
                            .forEach(constructor -> events.add(SimpleConditionEvent.violated(
                                    constructor, constructor.getDescription() + " takes more")));
                }
            });

    @ArchTest
    static final ArchRule PACKAGES_STAY_SMALL = classes()
            .that()
            .resideInAPackage("io.connect.toxiproxy..")
            .and()
            .areTopLevelClasses()
            .should(new ArchCondition<>("share their package with fewer than " + MOST_FILES + " others") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    long files = type.getPackage().getClasses().stream()
                            .filter(JavaClass::isTopLevelClass)
                            .count();
                    if (files > MOST_FILES) {
                        events.add(SimpleConditionEvent.violated(type, type.getPackageName() + " has " + files));
                    }
                }
            });

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
            .layer("kafka")
            .definedBy("io.connect.toxiproxy.kafka..")
            .layer("aws")
            .definedBy("io.connect.toxiproxy.aws..")
            .layer("call")
            .definedBy("io.connect.toxiproxy.call..")
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
            .whereLayer("kafka")
            .mayOnlyBeAccessedByLayers("proxy")
            .whereLayer("aws")
            .mayOnlyBeAccessedByLayers("proxy", "http")
            .whereLayer("call")
            .mayOnlyBeAccessedByLayers("proxy", "kafka", "aws")
            .whereLayer("link")
            .mayOnlyBeAccessedByLayers("server", "api", "proxy", "call", "kafka", "aws");

    /** kafka-clients is optional: without a rule on Kafka's calls, it need not be on the class path. */
    @ArchTest
    static final ArchRule ONLY_RULES_ON_KAFKAS_CALLS_NEED_KAFKA_CLIENTS = noClasses()
            .that()
            .resideInAPackage("io.connect.toxiproxy..")
            .and()
            .resideOutsideOfPackage("io.connect.toxiproxy.kafka..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..");
}
