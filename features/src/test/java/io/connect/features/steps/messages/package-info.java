/** Steps of queues and messages, of topics and records, and of what became of all messages. */
package io.connect.features.steps.messages;
