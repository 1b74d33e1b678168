/**
 * The yardstick of a machine: how fast a bare receive-produce-delete loop without Connect runs here, so that results of
 * different machines can be compared as ratios.
 */
package io.connect.bench.calibrate;
