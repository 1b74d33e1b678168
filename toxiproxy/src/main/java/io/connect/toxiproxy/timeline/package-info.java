/**
 * Faults in time: the interface of a fault, and the schedule that applies and removes faults. Knows no proxy; faults
 * of every kind come to it from outside.
 */
package io.connect.toxiproxy.timeline;
