/**
 * The connector of a scenario: its configuration, what Connect says of it and what it occupies. May depend on the
 * scenario, its place, its messages and its topics.
 */
package io.connect.features.world.connectors;
