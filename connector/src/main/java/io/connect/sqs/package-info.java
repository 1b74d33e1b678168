/**
 * The classes that Kafka Connect calls: connector, task and version. The implementation is in subpackages, one for each stage
 * of a message.
 */
package io.connect.sqs;
