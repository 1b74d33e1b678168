/** The topics of a scenario and the records that arrive in them. May depend on the scenario and its environment. */
package io.connect.features.world.topics;
