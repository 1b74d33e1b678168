/**
 * Checks whether an SQS service behaves as SQS documents: {@link io.connect.conformance.Main} runs the scenarios of
 * {@code suite} through {@code client} and reports.
 */
package io.connect.conformance;
