/**
 * What one scenario has made and seen: its queues, messages, connectors and topics, and the account drawn from them.
 * May depend on {@code environment} and the testbed; knows nothing of steps.
 */
package io.connect.features.world;
