/** One thing that SQS documents, how a service is tried on it, and what it did instead. */
package io.connect.conformance.scenario;
