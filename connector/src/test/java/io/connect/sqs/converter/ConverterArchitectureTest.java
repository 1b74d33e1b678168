package io.connect.sqs.converter;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The allowed dependencies of the converters, and the packages that may use each library. */
@AnalyzeClasses(packages = "io.connect.sqs", importOptions = ImportOption.DoNotIncludeTests.class)
class ConverterArchitectureTest {

    private static final String CONVERTERS = "io.connect.sqs.converter..";

    @ArchTest
    static final ArchRule convertersKnowOnlyConfigurationClientsAndTheNetwork = noClasses()
            .that()
            .resideInAPackage(CONVERTERS)
            .should()
            .dependOnClassesThat(DescribedPredicate.describe(
                    "other parts of the connector",
                    type -> type.getPackageName().startsWith("io.connect.sqs")
                            && !type.getPackageName().startsWith("io.connect.sqs.converter")
                            && !type.getPackageName().startsWith("io.connect.sqs.config")
                            && !type.getPackageName().startsWith("io.connect.sqs.net")
                            && !type.getPackageName().startsWith("io.connect.sqs.client")));

    @ArchTest
    static final ArchRule formatsDoNotKnowEachOther = noClasses()
            .that()
            .resideInAPackage("io.connect.sqs.converter.avro..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.connect.sqs.converter.jsonschema..", "io.connect.sqs.converter.protobuf..");

    @ArchTest
    static final ArchRule libraryOfOneFormatStaysInIt = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.connect.sqs.converter.avro..",
                    "io.connect.sqs.converter.protobuf..",
                    "io.connect.sqs.converter.jsonschema..",
                    "io.connect.sqs.converter.compression..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.avro..", "com.google.protobuf..", "dev.harrel..", "io.airlift..");
}
