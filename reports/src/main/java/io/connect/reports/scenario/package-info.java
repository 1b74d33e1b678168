/** The scenario that a result carries: its keys, and the few facts of it that programs read back. */
package io.connect.reports.scenario;
