/**
 * The testbed: real SQS, Kafka and Connect processes on loopback, started together, measured, and gone with their
 * parent. {@link io.connect.testbed.Testbed} is the way in.
 */
package io.connect.testbed;
