package io.connect.features.environment;

import io.connect.testbed.TestbedOptions;
import io.connect.testbed.sqs.SqsProgram;
import java.util.Arrays;
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
        String asked = properties.getProperty(SQS, SqsProgram.SQS_SERVER.text());
        SqsProgram sqs = Arrays.stream(SqsProgram.values())
                .filter(program -> program.text().equals(asked))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("-D" + SQS + "=" + asked
                        + " is no queue service of the testbed; sqs-server and elasticmq are"));
        return new SuitePrograms(properties.getProperty(VERSION, TestbedOptions.DEFAULT_KAFKA_VERSION), sqs);
    }
}
