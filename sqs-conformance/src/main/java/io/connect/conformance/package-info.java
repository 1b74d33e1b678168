/**
 * Tells of any SQS service whether it does what SQS documents: {@link io.connect.conformance.Main} runs the scenarios of
 * {@code suite} through {@code client} and reports.
 */
package io.connect.conformance;
