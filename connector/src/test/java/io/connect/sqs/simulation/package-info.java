/**
 * Runs whole tasks on one thread and a virtual clock, against models of SQS, Connect and Kafka. A seed chooses the
 * faults of the models. The same seed gives the same run.
 */
package io.connect.sqs.simulation;
