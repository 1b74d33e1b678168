/**
 * The testbed: real SQS, Kafka and Connect processes on loopback that are started together, measured, and end with their
 * parent. {@link io.connect.testbed.Testbed} is the entry point.
 */
package io.connect.testbed;
