/**
 * The simulations: one class per group of scenarios, and one for all groups without a class. What they run is in
 * scenarios.yaml; nothing about an experiment is in here.
 */
package io.connect.gatling;
