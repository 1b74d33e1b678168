/**
 * Compares results with a baseline: correctness first, then each gated metric by size of the change, by the scatter of the
 * baseline's own runs, and by repetition. Pure; depends on model, judge, scenario and stats.
 */
package io.connect.reports.compare;
