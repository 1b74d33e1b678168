/** The environment that a scenario asks for: Kafka, Connect, SQS, S3 and schema registry. Values only. */
package io.connect.bench.scenario.environment;
