/** The scenario in a result: its keys, and the few facts that programs read from it. */
package io.connect.reports.scenario;
