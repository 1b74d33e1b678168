/** Defines scenarios. Each scenario tests one documented behaviour of SQS on a service and reports a difference. */
package io.connect.conformance.scenario;
