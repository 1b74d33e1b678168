/**
 * The paired gate: two builds run side by side or in turns on one machine, decided by an exact signed-rank bound on the ratio
 * of their figures. Pure functions, except for reading the input; depends on model and stats.
 */
package io.connect.reports.gate;
