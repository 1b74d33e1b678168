/** Damages the records of a run on purpose; it goes into a worker in a jar of its own. */
package io.connect.gatling.damage;
