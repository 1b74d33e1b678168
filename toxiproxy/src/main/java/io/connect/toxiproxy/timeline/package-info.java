/**
 * Faults in time: what a fault is to a schedule, and the schedule that applies and removes them. Knows no proxy; faults
 * of every kind come to it from outside.
 */
package io.connect.toxiproxy.timeline;
