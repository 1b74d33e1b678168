/** Steps of queues and messages, of topics and records, and of the account of all messages. */
package io.connect.features.steps.messages;
