/**
 * Pure rules: whether a figure meets its target, and what a run comes to. Plain values in, plain values out; depends on the
 * model only.
 */
package io.connect.reports.judge;
