/**
 * The objects and schemas of a scenario, and texts of a specification that refer to them. May depend on the scenario and its
 * environment.
 */
package io.connect.features.world.stores;
