/**
 * Scheduled faults: the interface of a fault, and the timeline that applies and removes faults. Depends on no proxy. The
 * callers supply faults of any kind.
 */
package io.connect.toxiproxy.timeline;
