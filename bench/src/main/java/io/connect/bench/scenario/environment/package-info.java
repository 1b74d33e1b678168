/** The environment that a scenario specifies: Kafka, Connect, SQS, S3 and schema registry. Values only. */
package io.connect.bench.scenario.environment;
