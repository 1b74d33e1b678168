/** Damages the records of a run on purpose. A worker loads it from a separate jar. */
package io.connect.gatling.damage;
