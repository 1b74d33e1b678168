/**
 * How specifications wait. The steps are in the packages below, by subject and with one class per noun; they share what a
 * scenario has made and seen over the objects of {@link io.connect.features.world}, and keep only what no other class
 * needs.
 */
package io.connect.features.steps;
