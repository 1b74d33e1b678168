/** The queues of a scenario and the messages that are sent to them. May depend on the scenario and its environment. */
package io.connect.features.world.messages;
