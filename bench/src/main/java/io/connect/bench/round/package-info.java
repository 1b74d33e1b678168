/** The order of runs in turns, the choice of the runs that count, and the point at which a variant's result is complete. */
package io.connect.bench.round;
