package io.connect.sqsserver;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.connect", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule KNOWS_NONE_OF_ITS_SIBLINGS = classes()
            .that()
            .resideInAPackage("io.connect.sqsserver..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.connect.sqsserver..", "java..", "javax.crypto..", "io.netty..", "org.slf4j..", "picocli..");

    @ArchTest
    static final ArchRule THE_CORE_HAS_NO_INPUT_OR_OUTPUT = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.connect.sqsserver.error..",
                    "io.connect.sqsserver.message..",
                    "io.connect.sqsserver.time..",
                    "io.connect.sqsserver.fifo..",
                    "io.connect.sqsserver.json..",
                    "io.connect.sqsserver.settings..",
                    "io.connect.sqsserver.queue..",
                    "io.connect.sqsserver.service..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.netty..",
                    "java.net..",
                    "java.io..",
                    "java.nio.file..",
                    "org.slf4j..",
                    "picocli..",
                    "io.connect.sqsserver.wire..",
                    "io.connect.sqsserver.action..",
                    "io.connect.sqsserver.query..",
                    "io.connect.sqsserver.http..");

    @ArchTest
    static final ArchRule THE_CORE_ASKS_NO_CLOCK = noClasses()
            .that()
            .resideOutsideOfPackages("io.connect.sqsserver", "io.connect.sqsserver.http")
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime");

    @ArchTest
    static final ArchRule NETTY_IS_THE_FACE_ALONE = noClasses()
            .that()
            .resideOutsideOfPackage("io.connect.sqsserver.http..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.netty..");

    @ArchTest
    static final ArchRule PACKAGES_FORM_NO_CYCLES =
            slices().matching("io.connect.sqsserver.(*)..").should().beFreeOfCycles();
}
