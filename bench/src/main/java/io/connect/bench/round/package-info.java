/** The order in which variants are run in turns, which of their runs count, and when a variant's result is whole. */
package io.connect.bench.round;
