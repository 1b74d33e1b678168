/** Calls of SQS in both of its protocols, without an SDK that would hide the answers of a service. */
package io.connect.conformance.client;
