/**
 * The yardstick of a machine: the speed of a bare receive-produce-delete loop without Connect. It makes results of different
 * machines comparable as ratios.
 */
package io.connect.bench.calibrate;
