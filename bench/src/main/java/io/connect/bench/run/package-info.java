/**
 * One scenario from its queues to its result: the work of Gatling's populations, the work on the scenario's own thread, and how
 * the two wait for each other. Gatling's event loops never wait here; they check and continue.
 */
package io.connect.bench.run;
