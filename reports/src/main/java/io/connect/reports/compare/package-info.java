/**
 * Compares results with a baseline: correctness first, then each gated metric by size and, where runs were repeated, by an
 * exact rank test. Pure; depends on model and stats.
 */
package io.connect.reports.compare;
