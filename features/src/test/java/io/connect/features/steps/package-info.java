/**
 * How specifications wait for results. The steps are in the subpackages, by subject and with one class per noun. They share the
 * state of a scenario through the objects of {@link io.connect.features.world}, and store only state that no other class needs.
 */
package io.connect.features.steps;
