/** One documented behaviour of SQS, the trial of a service, and the differences found. */
package io.connect.conformance.scenario;
