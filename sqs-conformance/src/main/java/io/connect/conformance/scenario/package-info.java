/** Scenarios, each with one documented behaviour of SQS; their trials of a service; and the differences found. */
package io.connect.conformance.scenario;
