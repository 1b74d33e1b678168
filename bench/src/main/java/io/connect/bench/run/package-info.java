/**
 * One scenario from its queues to its result: what Gatling's populations do, what the scenario's own thread does beside
 * them, and how the two wait for each other. Gatling's event loops never wait here; they ask and go on.
 */
package io.connect.bench.run;
