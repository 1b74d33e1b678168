/**
 * The words of the specifications, one class per noun, and what happens around each scenario. Steps hold no state of
 * their own: it is all in {@link io.connect.features.world.World}.
 */
package io.connect.features.steps;
