/**
 * The connector of a scenario: its configuration, its state in Connect and its use of resources. May depend on the scenario,
 * its environment, its messages and its topics.
 */
package io.connect.features.world.connectors;
