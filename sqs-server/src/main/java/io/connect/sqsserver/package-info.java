/**
 * An SQS service in one JVM, in memory: {@link io.connect.sqsserver.SqsServer} runs within another program, {@link
 * io.connect.sqsserver.Main} as its own process.
 */
package io.connect.sqsserver;
