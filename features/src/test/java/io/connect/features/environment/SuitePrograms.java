package io.connect.features.environment;

import io.connect.testbed.TestbedOptions;
import io.connect.testbed.sqs.SqsProgram;
import java.util.Properties;

/**
 * The programs that the whole suite runs on.
 *
 * @param kafkaVersion {@code -Dfeatures.kafka.version}, of brokers and workers; the testbed's own when not set
 * @param sqs {@code -Dfeatures.sqs}, sqs-server or elasticmq; the project's own when not set
 */
record SuitePrograms(String kafkaVersion, SqsProgram sqs) {

    private static final String VERSION = "features.kafka.version";
    private static final String SQS = "features.sqs";

    /** Reads what was asked for on the command line. */
    static SuitePrograms from(Properties properties) {
        return new SuitePrograms(
                properties.getProperty(VERSION, TestbedOptions.DEFAULT_KAFKA_VERSION),
                SqsProgram.of(properties.getProperty(SQS, SqsProgram.SQS_SERVER.text())));
    }
}
