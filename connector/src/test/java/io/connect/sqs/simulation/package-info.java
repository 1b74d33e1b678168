/**
 * Runs whole tasks on one thread and a virtual clock, against models of SQS, of Connect and of Kafka that a seed makes misbehave. The
 * same seed gives the same run.
 */
package io.connect.sqs.simulation;
