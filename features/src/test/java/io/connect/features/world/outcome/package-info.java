/**
 * The fate of the messages of a scenario: where they are, when they arrived, and how deliveries recovered from a fault. May
 * depend on the scenario, its messages and its topics.
 */
package io.connect.features.world.outcome;
