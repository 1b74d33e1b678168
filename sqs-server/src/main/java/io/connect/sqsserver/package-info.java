/**
 * An SQS service in one JVM, in memory: {@link io.connect.sqsserver.SqsServer} within another program,
 * {@link io.connect.sqsserver.Main} as a process of its own.
 */
package io.connect.sqsserver;
