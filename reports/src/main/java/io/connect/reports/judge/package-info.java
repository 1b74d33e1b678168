/**
 * Pure rules: whether a figure meets its target, and the verdict of a run. Plain values in, plain values out; depends on the
 * model only.
 */
package io.connect.reports.judge;
